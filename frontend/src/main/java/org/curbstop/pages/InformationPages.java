package org.curbstop.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages that only tell: how to reach a person, how we keep the site usable. */
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
