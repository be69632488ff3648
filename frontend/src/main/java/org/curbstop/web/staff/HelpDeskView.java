package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.Person;
import org.curbstop.assistance.Application;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.Applying;
import org.curbstop.assistance.Approval;
import org.curbstop.assistance.Deciding;
import org.curbstop.assistance.Programme;
import org.curbstop.assistance.Proof;
import org.curbstop.assistance.Screening;
import org.curbstop.common.Money;
import org.curbstop.identity.Role;
import org.curbstop.papers.Papers;
import org.curbstop.utility.Utility;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.Chip;
import org.curbstop.web.components.Links;
import org.curbstop.web.components.MoneyField;
import org.curbstop.web.components.Page;
import org.curbstop.web.components.PaperList;
import org.curbstop.web.components.Say;
import org.curbstop.web.components.Told;
import org.curbstop.web.help.AskingForPapers;
import org.curbstop.web.help.ReferralWords;
import org.curbstop.web.help.SayingNo;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.StaffFrame;
import org.curbstop.web.layout.Visitor;

/** What households apply for with the utility itself: their papers and what they told, to approve, to ask for more, or to refuse with a reason. */
@Route(value = StaffNavigation.HELP, layout = StaffFrame.class)
@RolesAllowed({Role.Names.STAFF, Role.Names.SUPERVISOR})
class HelpDeskView extends Page implements BeforeEnterObserver {

    private static final int SHOWN = 50;
    private static final int MOST_WORDS = 1_000;

    private final Visitor visitor;
    private final Deciding deciding;
    private final Screening screening;
    private final Accounts accounts;
    private final Papers papers;
    private final Utility utility;
    private final FreshSignIn fresh;
    private final Map<String, Consumer<Map<String, String>>> forms = new HashMap<>();
    private final Told told = new Told();

    HelpDeskView(Visitor visitor, Deciding deciding, Screening screening, Accounts accounts, Papers papers, Utility utility, FreshSignIn fresh) {
        super("desk.help");
        this.visitor = visitor;
        this.deciding = deciding;
        this.screening = screening;
        this.accounts = accounts;
        this.papers = papers;
        this.utility = utility;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        draw();
        fresh.after(StaffNavigation.HELP, told, typed -> Optional.ofNullable(forms.get(typed.get("application"))).ifPresent(form -> form.accept(typed)));
    }

    private void draw() {
        clear();
        forms.clear();
        add(told);
        addEach(deciding.queue(SHOWN, visitor.asker()), "desk.help.none", this::panel);
        List<Application> incomplete = deciding.incomplete(SHOWN, visitor.asker());
        if (!incomplete.isEmpty()) {
            add(new H2(Say.words("desk.help.incomplete")));
        }
        incomplete.forEach(application -> add(panel(application)));
    }

    private Component panel(Application application) {
        Account account = accounts.find(application.account()).orElseThrow();
        String name = accounts.person(account.holder()).map(Person::name).orElse("");
        return card(new H2(Links.to(StaffNavigation.account(account.id()), ReferralWords.title(screening, application.programme()) + " \u00b7 " + name)),
                row("two", about(application), work(application)));
    }

    private Div about(Application application) {
        var about = new Div(words("desk.help.sent", Say.time(application.sent(), utility.zone())));
        application.phone().ifPresent(phone -> about.add(new Paragraph(Links.out("tel:" + phone.e164(), Say.words("staff.call", phone.national())))));
        if (application.state() instanceof ApplicationState.NeedsDocuments needs) {
            about.add(words("desk.help.missing", ReferralWords.words().together(needs.documents().stream().map(this::document).toList())));
        }
        application.household().ifPresentOrElse(household -> {
            var list = new UnorderedList();
            ReferralWords.words().told(household).forEach(line -> list.add(new ListItem(line)));
            about.add(list);
        }, () -> about.add(words("desk.help.told.none")));
        application.papers().stream().map(Proof::document).distinct().forEach(document -> about.add(span(document(document), "strong"), new PaperList(papers.list(
                application.papers().stream().filter(proof -> proof.document().equals(document)).map(Proof::paper).toList(), visitor.asker()))));
        return about;
    }

    private String document(String document) {
        return ReferralWords.document(screening, document);
    }

    private Div work(Application application) {
        Optional<Programme> programme = screening.programme(application.programme());
        return new Div(approve(application, programme),
                new AskingForPapers(programme, documents -> done(deciding.needs(application.id(), documents, visitor.asker()))),
                new SayingNo(why -> done(deciding.decline(application.id(), why, visitor.asker()))));
    }

    private Component approve(Application application, Optional<Programme> programme) {
        Optional<MoneyField> amount = programme.filter(Programme::givesMoney).map(this::amount);
        var why = new TextField(Say.words("desk.help.why"));
        why.setMaxLength(MOST_WORDS);
        why.setRequiredIndicatorVisible(true);
        why.setErrorMessage(Say.words("desk.help.why.error"));
        var without = new Checkbox(Say.words("desk.help.without-papers"));
        without.setVisible(application.state() instanceof ApplicationState.NeedsDocuments);
        var press = new Button(Say.words("desk.help.approve"), pressed -> {
            why.setInvalid(why.getValue().isBlank());
            boolean sure = amount.isEmpty() || amount.get().check(Say.words("help.income.error"));
            if (sure && !why.isInvalid()) {
                Optional<Money> given = amount.flatMap(MoneyField::money);
                fresh.before(StaffNavigation.HELP, typed(application, why.getValue(), without.getValue(), given), () -> done(
                        deciding.approve(application.id(), given, new Approval(why.getValue(), without.getValue()), visitor.asker())));
            }
        });
        press.addClassName("button");
        forms.put(application.id().value(), typed -> {
            why.setValue(typed.getOrDefault("why", ""));
            without.setValue(Boolean.parseBoolean(typed.get("without")));
            amount.ifPresent(field -> field.setValue(typed.getOrDefault("amount", "")));
        });
        var form = row("inline-form");
        amount.ifPresent(form::add);
        form.add(why, without, press);
        application.decisions().stream().filter(first -> application.state().isOpen()).forEach(first -> form.add(words("desk.help.first-of-two",
                first.by(), first.amount().map(Say::money).orElse(""), first.why())));
        return form;
    }

    private static Map<String, String> typed(Application application, String why, boolean without, Optional<Money> amount) {
        return Map.of("application", application.id().value(), "why", why, "without", String.valueOf(without),
                "amount", amount.map(money -> money.decimal().toPlainString()).orElse(""));
    }

    private MoneyField amount(Programme programme) {
        String where = Say.words(programme.kind() == Programme.Kind.LOAN ? "desk.help.amount.loan" : "desk.help.amount.credit");
        String most = programme.most().map(limit -> " " + Say.words("desk.help.amount.most", Say.money(limit), programme.perMonths())).orElse("");
        return new MoneyField(Say.words("desk.help.amount"), where + most, utility.currency());
    }

    private void done(Applying answer) {
        told.say(switch (answer) {
            case Applying.Done done -> {
                draw();
                yield new Callout(Chip.Tone.GOOD, Say.words(switch (done.application().state()) {
                    case ApplicationState.Approved _ -> "desk.help.approved";
                    case ApplicationState.Declined _ -> "desk.help.declined";
                    case ApplicationState.Complete _, ApplicationState.NeedsDocuments _, ApplicationState.Withdrawn _ -> "desk.help.asked";
                }));
            }
            case Applying.Wrong wrong -> new Callout(Chip.Tone.BAD, Say.words(wrong.code()));
            case Applying.PapersMissing missing -> new Callout(Chip.Tone.WARN, Say.words("desk.help.papers-missing",
                    ReferralWords.words().together(missing.documents().stream().map(this::document).toList())));
            case Applying.SecondPersonNeeded _ -> {
                draw();
                yield new Callout(Chip.Tone.WAIT, Say.words("desk.help.second-person"));
            }
            case Applying.TooMuch much -> new Callout(Chip.Tone.BAD, Say.words("desk.help.too-much", Say.money(much.left())));
            case Applying.NotNow _, Applying.Refused _, Applying.Again _, Applying.AlreadyOpen _, Applying.Closed _ -> new Callout(Chip.Tone.WARN, Say.words("desk.help.gone"));
        });
    }
}
