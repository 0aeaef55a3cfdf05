import { mount } from "../../mount.tsx";
import { OptionsPage } from "./options-page.tsx";

mount("options_title", <OptionsPage />);
