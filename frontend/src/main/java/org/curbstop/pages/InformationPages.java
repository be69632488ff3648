package org.curbstop.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Controller of static information pages: contact and accessibility. */
@Controller
class InformationPages {

    @GetMapping("/contact")
    String contact() {
        return "pages/contact";
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "pages/accessibility";
    }
}
