package org.curbstop.pages;

import java.util.Set;
import org.curbstop.conversation.Conversations;
import org.curbstop.outages.StormMode;
import org.curbstop.pages.flow.FlowPage;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page that visitors of the portal get first in storm mode: why, what can be done without signing in, and the way to sign in anyway. */
@Controller
record StormPage(Conversations conversations, StormMode storm) {

    private static final String PORTAL = "/my";
    /** Only addresses of the portal: this page links to no other site, whatever its own address says. */
    private static final String IN_PORTAL = "/my(?:/[\\w-]{1,60}){0,6}(?:\\?[\\w.=&%-]{0,200})?";

    /** @param to address in the portal that the visitor asked for */
    @GetMapping("/storm")
    String page(@RequestParam(defaultValue = PORTAL) String to, Model model) {
        Set<String> tasks = conversations.tasks();
        String wanted = to.matches(IN_PORTAL) ? to : PORTAL;
        model.addAttribute("active", storm.isActive());
        model.addAttribute("reporting", FlowPage.OUTAGE.link(tasks));
        model.addAttribute("status", FlowPage.STATUS.link(tasks));
        model.addAttribute("paying", FlowPage.PAY.link(tasks));
        model.addAttribute("signIn", wanted + (wanted.contains("?") ? "&" : "?") + "anyway");
        return "pages/storm";
    }
}
