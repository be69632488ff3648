package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.curbstop.accounts.Account;
import org.springframework.beans.factory.ObjectProvider;

/** Collects the alerts of all providers, most urgent first. */
@org.springframework.stereotype.Component
record AccountAlerts(ObjectProvider<AccountAlertProvider> providers) {

    List<? extends Component> list(Account account) {
        return providers.orderedStream().flatMap(part -> part.list(account).stream()).toList();
    }
}
