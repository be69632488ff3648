package org.curbstop.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.curbstop.conversation.Conversations;
import org.curbstop.pages.flow.FlowPage;
import org.curbstop.pages.layout.PageNotFoundException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Controller of the utility's home page, which links to each task. */
@Controller
class HomePage {

    private static final List<FlowPage> SERVICE = List.of(FlowPage.START, FlowPage.STOP, FlowPage.MOVE, FlowPage.VISIT, FlowPage.ORDER);

    private final Conversations conversations;

    HomePage(Conversations conversations) {
        this.conversations = conversations;
    }

    @GetMapping("/")
    String home(Model model) {
        Set<String> tasks = conversations.tasks();
        Map<String, String> links = Arrays.stream(FlowPage.values()).collect(Collectors.toMap(FlowPage::name, page -> page.link(tasks)));
        model.addAttribute("links", links);
        model.addAttribute("service", FlowPage.START.isOpen(tasks) ? "/service" : FlowPage.START.link(tasks));
        return "pages/home";
    }

    /** Menu of start, stop and move service: one question before the flows, since people look for "service". */
    @GetMapping("/service")
    String serviceMenu(Model model) {
        Set<String> tasks = conversations.tasks();
        List<FlowPage> open = SERVICE.stream().filter(page -> page.isOpen(tasks)).toList();
        if (open.isEmpty()) {
            throw new PageNotFoundException();
        }
        model.addAttribute("pages", open);
        return "pages/service";
    }
}
