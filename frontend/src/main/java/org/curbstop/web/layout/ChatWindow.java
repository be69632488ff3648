package org.curbstop.web.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import java.util.List;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.I18n;

/**
 * Chat window of the portal: the same conversation as {@code /chat}, which identifies the signed-in user by the session. It uses the script
 * and the endpoint of the plain page; no message goes through Vaadin.
 */
@Tag("curbstop-chat")
final class ChatWindow extends Component {

    private static final List<String> WORDS =
            List.of("send", "write", "you", "typing", "failed", "again", "anew", "ended", "title", "card", "close", "attach", "attached");

    ChatWindow(Utility utility) {
        var element = getElement();
        element.setAttribute("data-window", "");
        element.setAttribute("data-us", utility.shortName());
        element.setAttribute("data-door", "/chat?lang=" + I18n.locale().getLanguage());
        WORDS.forEach(word -> element.setAttribute("data-" + word, I18n.text("chat." + word, "{0}")));
        UI.getCurrent().getPage().addJsModule("/scripts/chat.js");
    }
}
