package org.curbstop.web.time;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.common.Asker;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.home.ReadFirst;
import org.curbstop.web.layout.Visitor;
import org.springframework.core.annotation.Order;

/** Service that is off, or a notice that it may be, stands above everything on the first page. */
@org.springframework.stereotype.Component
@Order(10)
class NoticeOnTop implements ReadFirst {

    /** How long the home page says that service came back. */
    private static final Duration NEWS = Duration.ofDays(3);

    private final TimeToPay time;
    private final Visitor visitor;
    private final Utility utility;

    NoticeOnTop(TimeToPay time, Visitor visitor, Utility utility) {
        this.time = time;
        this.visitor = visitor;
        this.utility = utility;
    }

    @Override
    public List<? extends Component> of(Account account) {
        var all = new ArrayList<Component>();
        Asker who = visitor.asker();
        time.restorations().off(account.id(), who).ifPresent(off -> all.add(OffPanel.of(account.id(), off, utility)));
        time.restorations().restored(account.id(), who).filter(restored -> restored.at().plus(NEWS).isAfter(time.clock().instant())).ifPresent(restored -> all.add(new Callout(
                Chip.Tone.GOOD, Say.words("off.restored", Say.time(restored.at(), time.zone())), Page.words("off.restored.more", utility.lines().office().national()))));
        time.disconnections().explain(account.id(), who).ifPresent(explained -> explained.notice().ifPresent(notice -> all.add(NoticePanel.of(
                account.id(), notice, explained, visitor.language(), new Paragraph(Links.to(TimeNavigation.notice(account.id()), Say.words("notice.more")))))));
        return all;
    }
}
