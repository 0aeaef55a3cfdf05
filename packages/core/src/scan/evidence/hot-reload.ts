/** Where development servers push changes to the page. */
export const HOT_RELOAD =
  /^\/(?:livereload|sockjs|ws$|hmr|__vite|@vite|__webpack|__parcel|_next|_nuxt|ng-cli-ws|browser-sync|esbuild|socket\.io|signalr)/i;
