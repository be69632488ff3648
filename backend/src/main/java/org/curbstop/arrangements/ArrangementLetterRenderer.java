package org.curbstop.arrangements;

import static org.curbstop.common.print.HtmlFragment.attribute;
import static org.curbstop.common.print.HtmlFragment.concat;
import static org.curbstop.common.print.HtmlFragment.empty;
import static org.curbstop.common.print.HtmlFragment.nothing;
import static org.curbstop.common.print.HtmlFragment.tag;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.common.print.HtmlFragment;
import org.curbstop.utility.Utility;

/** Lays out the letter that confirms an arrangement, and the one that says that service may be stopped. */
final class ArrangementLetterRenderer {

    private static final String AMOUNT = "amount";
    private static final String PLACE = "place";

    private final LetterAddress envelope;
    private final ArrangementRules rules;
    private final Utility utility;
    private final URI site;
    private final ArrangementMessages messages;
    private final ArrangementMessages rightsMessages;

    /**
     * Whom a letter goes to.
     *
     * @param lines of the address, a name first where one is known
     * @param day of the letter
     */
    record LetterAddress(Account account, List<String> lines, LocalDate day, String reference) {}

    ArrangementLetterRenderer(LetterAddress envelope, ArrangementRules rules, Utility utility, URI site, ArrangementMessages messages,
            ArrangementMessages rights) {
        this.envelope = envelope;
        this.rules = rules;
        this.utility = utility;
        this.site = site;
        this.messages = messages;
        this.rightsMessages = rights;
    }

    /** @param look the style sheet, or a link to it */
    String confirmation(Arrangement arrangement, HtmlFragment look) {
        InstallmentSchedule schedule = arrangement.schedule();
        HtmlFragment lead = tag("p class=\"lead\"", messages.textWith("confirmation.lead", Map.of(
                "utility", utility.name(), "total", schedule.total(), "payments", schedule.size(), "agreed", arrangement.agreed().day())));
        return page("confirmation.title", look, lead, schedule(schedule), otherDues(arrangement), breach(), referral(), howToPay());
    }

    /** @param told whether the recipient may not know what is owed */
    String notice(DisconnectionNotice notice, Money stops, boolean told, HtmlFragment look) {
        Map<String,
                Object> facts = Map.of(PLACE, envelope.account().premise().address().street(), "day", notice.notBefore(), AMOUNT, stops);
        String whose = told ? ".told" : "";
        HtmlFragment lead = tag("p class=\"lead\"", messages.textWith("notice.lead" + whose, facts));
        HtmlFragment way = tag("section class=\"stops\"",
                tag("h2", messages.text("notice.stops")),
                told ? nothing() : tag("p class=\"amount\"", messages.money(stops)),
                tag("p", messages.textWith(told ? "notice.stops.told" : "notice.stops.text", facts)));
        HtmlFragment person = tag("p", messages.textWith("notice.person", Map.of("utility", utility.name())));
        return page("notice.title" + whose, look, lead, way, person, rightsMessages(notice.rights()), reconnection(), referral(),
                howToPay());
    }

    private String page(String title, HtmlFragment look, HtmlFragment... parts) {
        String name = messages.text(title);
        HtmlFragment head = tag("head",
                empty("meta charset=\"utf-8\""),
                empty("meta name=\"viewport\" content=\"width=device-width, initial-scale=1\""),
                tag("title", name + " " + ReferenceNumber.grouped(envelope.reference())),
                empty("meta name=\"description\"" + attribute("content", name)),
                empty("meta name=\"subject\"" + attribute("content", name)),
                empty("meta name=\"author\"" + attribute("content", utility.name())),
                look);
        var inside = new ArrayList<HtmlFragment>(List.of(tag("p class=\"letterhead\"", utility.name()), letterHead(), tag("h1", name)));
        inside.addAll(List.of(parts));
        return "<!DOCTYPE html>\n"
                + tag("html" + attribute("lang", messages.language().tag()), head, tag("body", tag("main", concat(inside))));
    }

    private HtmlFragment letterHead() {
        var address = new ArrayList<HtmlFragment>();
        for (String line : envelope.lines()) {
            address.add(HtmlFragment.text(line));
            address.add(empty("br"));
        }
        return tag("div class=\"top\"", tag("address", concat(address)), tag("dl",
                fact("date", messages.day(envelope.day())), fact("reference", ReferenceNumber.grouped(envelope.reference())),
                fact("account", envelope.account().number().value()), fact(PLACE, envelope.account().premise().address().street())));
    }

    private HtmlFragment fact(String key, String value) {
        return tag("div", tag("dt", messages.text(key)), tag("dd", value));
    }

    private HtmlFragment schedule(InstallmentSchedule schedule) {
        var rows = new ArrayList<HtmlFragment>();
        int number = 1;
        for (Installment each : schedule.installments()) {
            rows.add(tag("tr", tag("th scope=\"row\"", String.valueOf(number++)), tag("td", messages.day(each.due())),
                    money(each.amount())));
        }
        rows.add(tag("tr class=\"total\"", tag("th scope=\"row\"", messages.text("confirmation.total")), tag("td", ""),
                money(schedule.total())));
        return tag("section", tag("h2", messages.text("confirmation.schedule")), tag("table",
                tag("thead",
                        tag("tr", tag("th scope=\"col\"", messages.text("confirmation.number")),
                                tag("th scope=\"col\"", messages.text("confirmation.due")),
                        tag("th scope=\"col\" class=\"money\"", messages.text("confirmation.amount")))),
                tag("tbody", concat(rows))));
    }

    private HtmlFragment money(Money amount) {
        return tag("td class=\"money\"", messages.money(amount));
    }

    private HtmlFragment otherDues(Arrangement arrangement) {
        HtmlFragment open = arrangement.beside().open()
                .map(each -> tag("p", messages.textWith("confirmation.besides.open", Map.of(AMOUNT, each.amount(), "due", each.due()))))
                .orElse(nothing());
        return tag("section", tag("h2", messages.text("confirmation.besides")), open, tag("p", messages.text("confirmation.bills")));
    }

    private HtmlFragment breach() {
        int workdays = rules.disconnection().notice().afterBreach().orElse(0);
        return section("confirmation.breach",
                messages.textWith("confirmation.breach.text", Map.of("grace", rules.breach().graceDays(), "workdays", workdays)));
    }

    private HtmlFragment referral() {
        return rules.plan().referral()
                .map(to -> section("confirmation.referral", messages.textWith("confirmation.referral.text",
                        Map.of("name", to.name(), "address", to.address(), "phone", to.phone()))))
                .orElse(nothing());
    }

    private HtmlFragment rightsMessages(List<String> keys) {
        return tag("section", tag("h2", messages.text("notice.rights")),
                tag("ul", concat(keys.stream().map(key -> tag("li", rightsMessages.right(key))).toList())));
    }

    private HtmlFragment reconnection() {
        Optional<ArrangementRules.ReconnectionPromiseRule> rule = rules.disconnection().reconnectionPromise();
        Map<String, Object> facts = rule.<Map<String, Object>>map(known -> Map.of(
                        "first", "yes", "months", known.months(), "percent", known.percent().intValue(), "workdays", known.workdays()))
                .orElse(Map.of("first", "no", "months", 0, "percent", 0, "workdays", 0));
        return section("notice.back", messages.textWith("notice.back.text", facts));
    }

    private HtmlFragment howToPay() {
        String postal = utility.address().line1() + ", " + utility.address().city() + ", " + utility.address().state() + " "
                + utility.address().zip();
        return tag("section", tag("h2", messages.text("how")), tag("ul",
                tag("li", messages.textWith("how.web", Map.of("url", site + "/pay"))),
                tag("li", messages.textWith("how.phone", Map.of("phone", utility.lines().office().formatNational()))),
                tag("li", messages.textWith("how.mail", Map.of("address", postal)))));
    }

    private HtmlFragment section(String title, String text) {
        return tag("section", tag("h2", messages.text(title)), tag("p", text));
    }
}
