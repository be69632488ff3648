package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.web.components.Page;
import org.springframework.beans.factory.ObjectProvider;

/** "Your requests": what every part of the portal has under way for an account, one line each. */
@org.springframework.stereotype.Component
class Requests {

    private final ObjectProvider<UnderWay> parts;

    Requests(ObjectProvider<UnderWay> parts) {
        this.parts = parts;
    }

    Component of(Account account) {
        List<UnderWay.Line> lines = parts.orderedStream().flatMap(part -> part.of(account).stream()).toList();
        return Page.titled("home.requests", lines.isEmpty() ? Page.words("home.requests.none") : RequestList.of(lines));
    }
}
