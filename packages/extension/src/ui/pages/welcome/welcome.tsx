import { mount } from "../../mount.tsx";
import { WelcomePage } from "./welcome-page.tsx";

mount("welcome_title", <WelcomePage />);
