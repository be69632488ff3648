package org.curbstop.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of the utility: what people come for, each one press away. */
@Controller
class HomePage {

    @GetMapping("/")
    String home() {
        return "pages/home";
    }
}
