import { mount } from "../../mount.tsx";
import { LogPage } from "./log-page.tsx";

mount("log_title", <LogPage />);
