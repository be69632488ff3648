package org.curbstop.pages;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.conversation.Conversations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of the utility: what people come for, each one press away. */
@Controller
class HomePage {

    private final Conversations conversations;

    HomePage(Conversations conversations) {
        this.conversations = conversations;
    }

    @GetMapping("/")
    String home(Model model) {
        Set<String> tasks = conversations.tasks();
        Map<String, String> links = Arrays.stream(FlowDoor.values()).collect(Collectors.toMap(FlowDoor::name, door -> door.link(tasks)));
        model.addAttribute("doors", links);
        return "pages/home";
    }
}
