package org.curbstop.web.time;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.ArrangementId;
import org.curbstop.common.Invalid;
import org.curbstop.identity.Role;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Table;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;

/** The written confirmation of a plan: to read, to print, to keep. */
@Route(value = TimeNavigation.LETTERS + "/:plan", layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class LetterView extends Page implements BeforeEnterObserver {

    private final Visitor visitor;
    private final Accounts accounts;
    private final TimeToPay time;
    private final Utility utility;

    LetterView(Visitor visitor, Accounts accounts, TimeToPay time, Utility utility) {
        super("letter.title");
        this.visitor = visitor;
        this.accounts = accounts;
        this.time = time;
        this.utility = utility;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        Arrangement plan = entering.getRouteParameters().get("plan").flatMap(LetterView::id).flatMap(id -> time.arrangements().find(id, visitor.asker())).orElseThrow(NotFoundException::new);
        Account account = accounts.show(plan.account(), visitor.asker()).orElseThrow(NotFoundException::new);
        clear();
        var print = new Button(Say.words("bill.print"), pressed -> UI.getCurrent().getPage().executeJs("window.print()"));
        print.addClassNames("button", "button-quiet", "no-print");
        add(letter(plan, account), row("ways no-print", print));
    }

    private static Optional<ArrangementId> id(String named) {
        try {
            return Optional.of(new ArrangementId(named));
        } catch (Invalid e) {
            return Optional.empty();
        }
    }

    private Component letter(Arrangement plan, Account account) {
        String name = accounts.person(account.holder()).map(Person::name).orElse("");
        var head = new Div(span(utility.name(), "letter-from"), span(Say.date(plan.agreed().day())));
        head.addClassName("letter-head");
        var letter = card(head, new Paragraph(name + ", " + account.premise().address().street()), words("account.about", account.number().value(), account.premise().address().street()),
                words("letter.agreed", Say.money(plan.schedule().total()), Say.date(plan.agreed().day()), Say.words("channel", plan.agreed().channel())));
        letter.addClassName("letter");
        var table = new Table("letter.payments", "letter.number", "letter.due", "#letter.amount");
        int number = 0;
        for (var each : plan.schedule().installments()) {
            table.row(String.valueOf(++number), Say.date(each.due()), Say.money(each.amount()));
        }
        table.row(span(Say.words("letter.total"), "strong"), "", span(Say.money(plan.schedule().total()), "strong"));
        letter.add(table, words("letter.beside"), words("letter.kept"), words("letter.broken"), words("letter.review", utility.lines().office().national()), TimeView.state(plan.state()));
        letter.add(span(plan.id().value(), "letter-number"));
        return letter;
    }
}
