/** A reporter for Vitest: names each test that passed only when it was tried again, so that none stays so unseen. */
// oxlint-disable-next-line import/no-default-export -- how Vitest takes a reporter
export default class ReportFlaky {
  onTestRunEnd(modules) {
    const flaky = modules.flatMap((module) =>
      [...module.children.allTests()].filter((test) => test.diagnostic()?.flaky === true),
    );
    for (const test of flaky)
      console.log(`passed only when tried again: ${test.module.relativeModuleId} > ${test.fullName}`);
  }
}
