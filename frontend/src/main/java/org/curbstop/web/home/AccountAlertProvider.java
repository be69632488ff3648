package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.curbstop.accounts.Account;

/**
 * Contributes alerts that the home page shows above the amount owed, such as a disconnection notice or an outage. Each kind of alert is a
 * bean; {@code @Order} decides which is on top.
 */
public interface AccountAlertProvider {

    /** Returns the alerts for an account that the signed-in user may see; usually none. */
    List<? extends Component> list(Account account);
}
