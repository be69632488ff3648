package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.arrangements.ArrangementWords;
import org.curbstop.arrangements.Candidate;
import org.curbstop.arrangements.DisconnectionNotice;
import org.curbstop.arrangements.Disconnections;
import org.curbstop.arrangements.Disconnections.Answer;
import org.curbstop.arrangements.NoticeId;
import org.curbstop.arrangements.Restorations;
import org.curbstop.arrangements.RuleAnswer;
import org.curbstop.identity.Role;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Drafts;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;

/** Every account with a notice out, held against each rule for today. Nothing happens by itself: a supervisor signs each one, or none. */
@Route(value = StaffNavigation.DISCONNECTIONS, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class DisconnectionsView extends Page implements BeforeEnterObserver {

    private static final int MOST_WORDS = 1_000;

    private final Visitor visitor;
    private final Accounts accounts;
    private final Disconnections disconnections;
    private final Restorations restorations;
    private final ReconnectionList reconnections;
    private final Clock clock;
    private final FreshSignIn fresh;
    private final Told told = new Told();

    DisconnectionsView(Visitor visitor, Accounts accounts, Disconnections disconnections, Restorations restorations, ReconnectionList reconnections, Clock clock,
            FreshSignIn fresh) {
        super("desk.shut-offs");
        this.visitor = visitor;
        this.accounts = accounts;
        this.disconnections = disconnections;
        this.restorations = restorations;
        this.reconnections = reconnections;
        this.clock = clock;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
        fresh.after(StaffNavigation.DISCONNECTIONS, told, typed -> { });
    }

    private void draw() {
        clear();
        add(words("desk.shut-offs.about", Say.date(LocalDate.now(clock))), told);
        add(reconnections.list(visitor.asker()));
        addEach(disconnections.mayBeDisconnected(LocalDate.now(clock), visitor.asker()), "desk.shut-offs.none", this::panel);
    }

    private Component panel(Candidate each) {
        Account account = accounts.find(each.notice().account()).orElseThrow();
        var card = card(new H2(Links.to(StaffNavigation.time(account.id()), accounts.person(account.holder()).map(Person::name).orElse("") + " · " + account.premise().address().street())),
                standing(each), words("desk.shut-offs.amount", Say.money(each.stops()), Say.date(each.notice().notBefore()), Say.date(each.notice().lastDay())),
                rules(each.answers()));
        if (each.notice().state() instanceof DisconnectionNotice.State.Signed signed) {
            signed.why().ifPresent(why -> card.add(words("desk.shut-offs.reason", why)));
        }
        card.add(ways(each));
        card.addClassName("candidate");
        return card;
    }

    private static Chip standing(Candidate each) {
        return each.notice().state() instanceof DisconnectionNotice.State.Signed signed
                ? new Chip(Chip.Tone.WARN, Say.words("desk.shut-offs.signed", signed.by(), Say.date(signed.day())))
                : each.mayBeSigned() ? new Chip(Chip.Tone.WAIT, Say.words("desk.shut-offs.free")) : new Chip(Chip.Tone.GOOD, Say.words("desk.shut-offs.blocked"));
    }

    /** What blocks comes first. */
    private Component rules(List<RuleAnswer> answers) {
        var words = ArrangementWords.in(visitor.language());
        var list = new UnorderedList();
        list.addClassName("reasons");
        answers.stream().sorted(Comparator.comparing(RuleAnswer::held)).forEach(answer -> {
            var item = new ListItem(new Chip(answer.held() ? Chip.Tone.PLAIN : Chip.Tone.BAD, Say.words(answer.held() ? "desk.rule.lets" : "desk.rule.blocks")),
                    span(words.shutOff(answer), answer.held() ? "reason-held" : "strong"), span(answer.source(), "reason-source"));
            list.add(item);
        });
        return list;
    }

    private Component ways(Candidate each) {
        var ways = row("ways");
        if (!visitor.who().is(Role.SUPERVISOR)) {
            ways.add(words("desk.supervisor"));
        } else if (each.notice().state() instanceof DisconnectionNotice.State.Signed) {
            ways.add(workDone(each.notice().id()),
                    press("desk.shut-offs.withdraw", "button button-quiet", () -> disconnections.withdraw(each.notice().id(), visitor.asker())));
        } else {
            if (each.mayBeSigned()) {
                ways.add(signing(each.notice().id()));
            }
            ways.add(press("desk.shut-offs.withdraw", "button button-quiet", () -> disconnections.withdraw(each.notice().id(), visitor.asker())));
        }
        return ways;
    }

    /** No signature without a reason. */
    private Component signing(NoticeId id) {
        String draft = "sign:" + id;
        var why = Drafts.keep(draft, new TextField(Say.words("desk.shut-offs.why")));
        why.setHelperText(Say.words("desk.shut-offs.why.hint"));
        why.setErrorMessage(Say.words("desk.not-possible.NO_REASON"));
        why.setRequiredIndicatorVisible(true);
        why.setMaxLength(MOST_WORDS);
        var sign = new Button(Say.words("desk.shut-offs.sign"), pressed -> {
            why.setInvalid(why.getValue().isBlank());
            if (why.isInvalid()) {
                why.focus();
                return;
            }
            fresh.before(StaffNavigation.DISCONNECTIONS, Map.of("notice", id.value()), () -> {
                Answer answer = disconnections.sign(id, why.getValue(), visitor.asker());
                if (answer instanceof Answer.Done) {
                    Drafts.saved(draft);
                }
                told.say(said(answer, visitor));
                draw();
            });
        });
        sign.addClassNames("button", "button-danger");
        return row("inline-form", why, sign);
    }

    private Button press(String key, String classNames, Supplier<Answer> step) {
        var button = new Button(Say.words(key), pressed -> done(key, step.get()));
        button.addClassNames(classNames.split(" "));
        return button;
    }

    private Button workDone(NoticeId id) {
        String key = "desk.shut-offs.work-done";
        var button = new Button(Say.words(key), pressed -> fresh.before(
                StaffNavigation.DISCONNECTIONS, Map.of("step", key), () -> done(key, restorations.workDone(id, visitor.asker()))));
        button.addClassNames("button", "button-danger");
        return button;
    }

    private void done(String key, Answer answer) {
        told.say(said(answer, visitor));
        if (key.equals("desk.shut-offs.work-done") && answer instanceof Answer.Blocked) {
            told.add(words("desk.shut-offs.called-off"));
        }
        draw();
    }

    static Component said(Answer answer, Visitor visitor) {
        return switch (answer) {
            case Answer.Done _ -> new Callout(Chip.Tone.GOOD, Say.words("desk.done"));
            case Answer.Blocked blocked -> {
                var words = ArrangementWords.in(visitor.language());
                var list = new UnorderedList(blocked.by().stream().map(rule -> new ListItem(words.shutOff(rule))).toArray(ListItem[]::new));
                list.addClassName("rights");
                yield new Callout(Chip.Tone.BAD, Say.words("desk.blocked"), list);
            }
            case Answer.NotPossible not -> new Callout(Chip.Tone.WARN, Say.words("desk.not-possible", not.why()));
        };
    }
}
