package org.curbstop.web.time;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.curbstop.web.home.ReadFirst;
import org.curbstop.web.layout.Visitor;
import org.springframework.core.annotation.Order;

/** A notice of disconnection stands above everything on the first page. */
@org.springframework.stereotype.Component
@Order(10)
class NoticeOnTop implements ReadFirst {

    private final TimeToPay time;
    private final Visitor visitor;

    NoticeOnTop(TimeToPay time, Visitor visitor) {
        this.time = time;
        this.visitor = visitor;
    }

    @Override
    public List<? extends Component> of(Account account) {
        return time.disconnections().explain(account.id(), visitor.asker()).stream()
                .flatMap(explained -> explained.notice().stream().map(notice -> NoticePanel.of(account.id(), notice, explained, visitor.language(),
                        new Paragraph(Links.to(TimeNavigation.notice(account.id()), Say.words("notice.more"))))))
                .toList();
    }
}
