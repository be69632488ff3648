package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.curbstop.accounts.Account;
import org.springframework.beans.factory.ObjectProvider;

/** All that has to be read first, the most pressing on top. */
@org.springframework.stereotype.Component
class AccountAlerts {

    private final ObjectProvider<AccountAlertProvider> providers;

    AccountAlerts(ObjectProvider<AccountAlertProvider> parts) {
        this.providers = parts;
    }

    List<? extends Component> list(Account account) {
        return providers.orderedStream().flatMap(part -> part.list(account).stream()).toList();
    }
}
