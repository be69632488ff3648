package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.curbstop.accounts.Account;

/**
 * What has to be read before what is owed: a notice of disconnection, an outage. A bean of each kind; {@code @Order} says which stands on
 * top.
 */
public interface AccountAlertProvider {

    /** For an account that may be shown to whoever is signed in; mostly nothing. */
    List<? extends Component> list(Account account);
}
