import { mount } from "../../mount.tsx";
import { Popup } from "./popup-page.tsx";
import { findTab } from "./find-tab.ts";

mount("popup_title", <Popup findTab={findTab} />);
