package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.curbstop.accounts.Account;
import org.springframework.beans.factory.ObjectProvider;

/** All that has to be read first, the most pressing on top. */
@org.springframework.stereotype.Component
class OnTop {

    private final ObjectProvider<ReadFirst> parts;

    OnTop(ObjectProvider<ReadFirst> parts) {
        this.parts = parts;
    }

    List<? extends Component> of(Account account) {
        return parts.orderedStream().flatMap(part -> part.of(account).stream()).toList();
    }
}
