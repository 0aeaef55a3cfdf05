import type { View } from "../../explorer/view.ts";
import { Scroll } from "../parts/part.tsx";
import { Foreign, Go } from "../parts/text.tsx";
import { formatCount } from "../words.ts";

/** Every survey of a store. */
export function SurveysPage({ surveys }: Extract<View, { readonly kind: "surveys" }>) {
  return (
    <>
      <h1>Surveys</h1>
      {surveys.length === 0 ? (
        <p>
          There is none yet. <code>hushport survey create NAME --sites FILE</code> makes one.
        </p>
      ) : (
        <Scroll label="Surveys">
          <table>
            <thead>
              <tr>
                <th scope="col">Survey</th>
                <th scope="col" class="number">
                  Sites
                </th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {surveys.map(({ name, sites, state }) => (
                <tr key={name}>
                  <th scope="row">
                    <Go to={{ kind: "overview", survey: name, cell: 0 }}>
                      <Foreign>{name}</Foreign>
                    </Go>
                  </th>
                  <td class="number">{formatCount(sites)}</td>
                  <td>{state}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
}
