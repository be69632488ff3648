package org.curbstop.web.time;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.arrangements.Arrangement;
import org.curbstop.arrangements.Offer;
import org.curbstop.arrangements.StaffRequest;
import org.curbstop.common.Asker;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.identity.Role;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Say;
import org.curbstop.web.layout.AccountPage;
import org.curbstop.web.layout.PortalFrame;
import org.curbstop.web.layout.Visitor;
import org.curbstop.web.pay.PayNavigation;

/** Time to pay: the plan that runs, what waits for staff, or an offer with its reasons. */
@Route(value = TimeNavigation.TIME, layout = PortalFrame.class)
@RolesAllowed(Role.Names.RESIDENT)
class TimeView extends AccountPage {

    private final TimeToPay time;

    TimeView(Visitor visitor, Accounts accounts, TimeToPay time) {
        super(visitor, accounts, "time.title");
        this.time = time;
    }

    @Override
    protected void show(Account account, BeforeEnterEvent entering) {
        Asker who = visitor().asker();
        Optional<Arrangement> running = time.arrangements().current(account.id(), who);
        List<StaffRequest> asked = time.staff().of(account.id(), who);
        Optional<StaffRequest> waiting = asked.stream().filter(each -> each.state() instanceof StaffRequest.State.Waiting).findFirst();
        boolean anew = entering.getLocation().getQueryParameters().getSingleParameter(TimeNavigation.ANEW).isPresent();
        if (time.disconnections().notice(account.id(), who).isPresent()) {
            add(new Paragraph(Links.to(TimeNavigation.notice(account.id()), Say.words("time.notice"))));
        }
        waiting.ifPresent(request -> add(BothPositions.waiting(request)));
        declined(asked).filter(any -> waiting.isEmpty()).ifPresent(request -> add(new Callout(
                Chip.Tone.WARN, Say.words("time.declined"), words("time.declined.more", Say.date(request.at(), time.zone())))));
        if (running.isPresent() && !anew) {
            add(plan(account, running.get()));
        } else if (waiting.isEmpty()) {
            add(offer(account, who));
        }
        PlansOver.of(time.arrangements().of(account.id(), who), visitor().language()).ifPresent(this::add);
    }

    /** The last answer of staff, where it was no. */
    private static Optional<StaffRequest> declined(List<StaffRequest> asked) {
        return asked.isEmpty() ? Optional.empty() : Optional.of(asked.getLast()).filter(last -> last.state() instanceof StaffRequest.State.Declined);
    }

    private Component[] offer(Account account, Asker who) {
        return switch (time.arrangements().offer(account.id(), who)) {
            case Offer.Granted granted -> new Component[] {new OfferPanel(account.id(), granted, time, visitor())};
            case Offer.Countered countered -> new Component[] {new RefusalPanel(account, countered.by(), List.of(), countered.why(), time, visitor())};
            case Offer.Refused refused -> new Component[] {new RefusalPanel(account, refused.by(), refused.rights(), refused.why(), time, visitor())};
        };
    }

    private Component[] plan(Account account, Arrangement running) {
        var top = row("owed");
        running.next().ifPresent(next -> {
            boolean late = next.due().isBefore(time.today());
            var label = words(late ? "time.next.late" : "time.next");
            label.addClassName("owed-label");
            var when = words(late ? "home.was-due" : "home.due", Say.date(next.due()));
            when.addClassName("owed-due");
            var pay = Links.button(PayNavigation.pay(account.id(), next.amount()), Say.words("time.pay", Say.money(next.amount())));
            pay.addClassName("button-large");
            top.add(label, span(Say.money(next.amount()), "owed-amount"), when, pay);
        });
        var facts = titled("time.plan", words("time.plan.of", Say.money(running.schedule().total()), Say.money(running.left())));
        facts.add(words("time.reference", ReferenceNumber.inThrees(running.reference())), PlanLine.of(running, time.today()), letter(running), words("time.plan.kept"), row("ways",
                outside(TimeNavigation.letter(running.id(), visitor().language()), "time.letter.open"),
                outside(TimeNavigation.paper(running.id(), visitor().language()), "time.letter.paper"),
                Links.quiet(TimeNavigation.anew(account.id()), Say.words("time.anew"))));
        return new Component[] {top, facts};
    }

    private static Component outside(String path, String key) {
        var link = Links.out(path, Say.words(key));
        link.addClassNames("button", "button-quiet");
        return link;
    }

    /** Whether it is there in writing: until then the plan holds, but a breach may not count. */
    private Component letter(Arrangement running) {
        Arrangement.Confirmation confirmation = running.confirmation();
        return confirmation.sent().<Component>map(sent -> new Chip(Chip.Tone.GOOD, Say.words("time.letter.sent", Say.date(sent.day()), Say.words("time.way", sent.way()))))
                .orElseGet(() -> confirmation.dueBy().<Component>map(day -> new Chip(Chip.Tone.WAIT, Say.words("time.letter.due", Say.date(day))))
                        .orElseGet(() -> new Chip(Chip.Tone.PLAIN, Say.words("time.letter.none"))));
    }
}
