package org.curbstop.web.home;

import com.vaadin.flow.component.Component;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.web.components.TitledView;
import org.springframework.beans.factory.ObjectProvider;

/** Card "Your requests": everything pending for an account, one line each. */
@org.springframework.stereotype.Component
record RequestStatusCard(ObjectProvider<RequestStatusProvider> providers) {

    Component create(Account account) {
        List<RequestStatusProvider.RequestStatus> lines = providers.orderedStream().flatMap(part -> part.list(account).stream()).toList();
        return TitledView.titledCard("home.requests",
                lines.isEmpty() ? TitledView.paragraph("home.requests.none") : RequestStatusList.of(lines));
    }
}
