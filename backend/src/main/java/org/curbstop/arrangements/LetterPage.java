package org.curbstop.arrangements;

import static org.curbstop.common.print.Html.all;
import static org.curbstop.common.print.Html.attribute;
import static org.curbstop.common.print.Html.empty;
import static org.curbstop.common.print.Html.none;
import static org.curbstop.common.print.Html.tag;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.common.print.Html;
import org.curbstop.utility.Utility;

/** Lays out the letter that confirms an arrangement, and the one that says that service may be stopped. */
final class LetterPage {

    private static final String AMOUNT = "amount";
    private static final String PLACE = "place";

    private final Envelope envelope;
    private final ArrangementRules rules;
    private final Utility utility;
    private final URI site;
    private final ArrangementWords words;
    private final ArrangementWords rights;

    /**
     * Whom a letter goes to.
     *
     * @param lines of the address, a name first where one is known
     * @param day of the letter
     */
    record Envelope(Account account, List<String> lines, LocalDate day, String reference) {}

    LetterPage(Envelope envelope, ArrangementRules rules, Utility utility, URI site, ArrangementWords words, ArrangementWords rights) {
        this.envelope = envelope;
        this.rules = rules;
        this.utility = utility;
        this.site = site;
        this.words = words;
        this.rights = rights;
    }

    /** @param look the style sheet, or a link to it */
    String confirmation(Arrangement arrangement, Html look) {
        Schedule schedule = arrangement.schedule();
        Html lead = tag("p class=\"lead\"", words.tell("confirmation.lead", Map.of(
                "utility", utility.name(), "total", schedule.total(), "payments", schedule.size(), "agreed", arrangement.agreed().day())));
        return page("confirmation.title", look, lead, schedule(schedule), besides(arrangement), breach(), referral(), how());
    }

    /** @param told whether it goes to somebody who is not to know what is owed */
    String notice(DisconnectionNotice notice, Money stops, boolean told, Html look) {
        Map<String, Object> facts = Map.of(PLACE, envelope.account().premise().address().street(), "day", notice.notBefore(), AMOUNT, stops);
        String whose = told ? ".told" : "";
        Html lead = tag("p class=\"lead\"", words.tell("notice.lead" + whose, facts));
        Html way = tag("section class=\"stops\"",
                tag("h2", words.say("notice.stops")),
                told ? none() : tag("p class=\"amount\"", words.money(stops)),
                tag("p", words.tell(told ? "notice.stops.told" : "notice.stops.text", facts)));
        Html person = tag("p", words.tell("notice.person", Map.of("utility", utility.name())));
        return page("notice.title" + whose, look, lead, way, person, rights(notice.rights()), back(), referral(), how());
    }

    private String page(String title, Html look, Html... parts) {
        String name = words.say(title);
        Html head = tag("head",
                empty("meta charset=\"utf-8\""),
                empty("meta name=\"viewport\" content=\"width=device-width, initial-scale=1\""),
                tag("title", name + " " + ReferenceNumber.inThrees(envelope.reference())),
                empty("meta name=\"description\"" + attribute("content", name)),
                empty("meta name=\"subject\"" + attribute("content", name)),
                empty("meta name=\"author\"" + attribute("content", utility.name())),
                look);
        var inside = new ArrayList<Html>(List.of(tag("p class=\"letterhead\"", utility.name()), top(), tag("h1", name)));
        inside.addAll(List.of(parts));
        return "<!DOCTYPE html>\n" + tag("html" + attribute("lang", words.language().tag()), head, tag("body", tag("main", all(inside))));
    }

    private Html top() {
        var address = new ArrayList<Html>();
        for (String line : envelope.lines()) {
            address.add(Html.text(line));
            address.add(empty("br"));
        }
        return tag("div class=\"top\"", tag("address", all(address)), tag("dl",
                fact("date", words.day(envelope.day())), fact("reference", ReferenceNumber.inThrees(envelope.reference())),
                fact("account", envelope.account().number().value()), fact(PLACE, envelope.account().premise().address().street())));
    }

    private Html fact(String key, String value) {
        return tag("div", tag("dt", words.say(key)), tag("dd", value));
    }

    private Html schedule(Schedule schedule) {
        var rows = new ArrayList<Html>();
        int number = 1;
        for (Installment each : schedule.installments()) {
            rows.add(tag("tr", tag("th scope=\"row\"", String.valueOf(number++)), tag("td", words.day(each.due())), money(each.amount())));
        }
        rows.add(tag("tr class=\"total\"", tag("th scope=\"row\"", words.say("confirmation.total")), tag("td", ""), money(schedule.total())));
        return tag("section", tag("h2", words.say("confirmation.schedule")), tag("table",
                tag("thead", tag("tr", tag("th scope=\"col\"", words.say("confirmation.number")), tag("th scope=\"col\"", words.say("confirmation.due")),
                        tag("th scope=\"col\" class=\"money\"", words.say("confirmation.amount")))),
                tag("tbody", all(rows))));
    }

    private Html money(Money amount) {
        return tag("td class=\"money\"", words.money(amount));
    }

    private Html besides(Arrangement arrangement) {
        Html open = arrangement.beside().open()
                .map(each -> tag("p", words.tell("confirmation.besides.open", Map.of(AMOUNT, each.amount(), "due", each.due())))).orElse(none());
        return tag("section", tag("h2", words.say("confirmation.besides")), open, tag("p", words.say("confirmation.bills")));
    }

    private Html breach() {
        int workdays = rules.shutOff().notice().afterBreach().orElse(0);
        return section("confirmation.breach", words.tell("confirmation.breach.text", Map.of("grace", rules.breach().graceDays(), "workdays", workdays)));
    }

    private Html referral() {
        return rules.plan().referral()
                .map(to -> section("confirmation.referral", words.tell("confirmation.referral.text",
                        Map.of("name", to.name(), "address", to.address(), "phone", to.phone()))))
                .orElse(none());
    }

    private Html rights(List<String> keys) {
        return tag("section", tag("h2", words.say("notice.rights")), tag("ul", all(keys.stream().map(key -> tag("li", rights.right(key))).toList())));
    }

    private Html back() {
        Optional<ArrangementRules.Restoring> rule = rules.shutOff().restoring();
        Map<String, Object> facts = rule.<Map<String, Object>>map(known -> Map.of(
                        "first", "yes", "months", known.months(), "percent", known.percent().intValue(), "workdays", known.workdays()))
                .orElse(Map.of("first", "no", "months", 0, "percent", 0, "workdays", 0));
        return section("notice.back", words.tell("notice.back.text", facts));
    }

    private Html how() {
        String postal = utility.address().line1() + ", " + utility.address().city() + ", " + utility.address().state() + " " + utility.address().zip();
        return tag("section", tag("h2", words.say("how")), tag("ul",
                tag("li", words.tell("how.web", Map.of("url", site + "/pay"))),
                tag("li", words.tell("how.phone", Map.of("phone", utility.lines().office().national()))),
                tag("li", words.tell("how.mail", Map.of("address", postal)))));
    }

    private Html section(String title, String text) {
        return tag("section", tag("h2", words.say(title)), tag("p", text));
    }
}
