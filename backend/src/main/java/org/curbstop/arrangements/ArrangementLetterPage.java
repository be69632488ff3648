package org.curbstop.arrangements;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Account;
import org.curbstop.arrangements.rules.ArrangementRules;
import org.curbstop.common.Money;
import org.curbstop.common.ReferenceNumber;
import org.curbstop.common.language.MessageCatalog;
import org.curbstop.common.print.PrintTemplate;
import org.curbstop.utility.Utility;
import org.jspecify.annotations.Nullable;

/**
 * Model of the template {@code letter.html}: the letter that confirms an arrangement, or the disconnection notice.
 *
 * @param amountWithheld whether the recipient may not see what is owed
 */
record ArrangementLetterPage(LetterAddress envelope, @Nullable Arrangement arrangement, @Nullable DisconnectionNotice notice,
        Money amountDue, boolean amountWithheld, ArrangementRules rules, Utility utility, URI site, MessageCatalog messages,
        ArrangementMessages rightsMessages) {

    /**
     * Recipient of a letter.
     *
     * @param lines lines of the address, starting with the name if it is known
     * @param day date of the letter
     */
    record LetterAddress(Account account, List<String> lines, LocalDate day, String reference) {}

    /** @param look the style sheet, or a link to it */
    String render(String look) {
        return PrintTemplate.render("letter", this, look);
    }

    public String text(String key) {
        return messages.text(key);
    }

    public String textWith(String key, Map<String, ?> facts) {
        return messages.text(key, facts);
    }

    public String day(LocalDate day) {
        return messages.formats().date(day);
    }

    public String money(Money amount) {
        return messages.formats().money(amount);
    }

    public String right(String key) {
        return rightsMessages.right(key);
    }

    public String language() {
        return messages.language().tag();
    }

    public String reference() {
        return ReferenceNumber.grouped(envelope.reference());
    }

    public String title() {
        return text(arrangement != null ? "confirmation.title" : amountWithheld ? "notice.title.told" : "notice.title");
    }

    public String lead() {
        return arrangement == null ? textWith(amountWithheld ? "notice.lead.told" : "notice.lead", facts())
                : textWith("confirmation.lead", Map.of("utility", utility.name(), "total", arrangement.schedule().total(), "payments",
                        arrangement.schedule().size(), "agreed", arrangement.agreed().day()));
    }

    /** Returns the message arguments for a disconnection notice. */
    public Map<String, Object> facts() {
        return notice == null ? Map.of()
                : Map.of("place", envelope.account().premise().address().street(), "day", notice.notBefore(), "amount", amountDue);
    }

    public List<String> otherDues() {
        return arrangement == null ? List.of() : arrangement.beside().open().stream()
                .map(each -> textWith("confirmation.besides.open", Map.of("amount", each.amount(), "due", each.due()))).toList();
    }

    public String breach() {
        return textWith("confirmation.breach.text", Map.of("grace", rules.breach().graceDays(), "workdays",
                rules.disconnection().notice().afterBreach().orElse(0)));
    }

    public List<ArrangementRules.Referral> referrals() {
        return rules.plan().referral().stream().toList();
    }

    public String reconnection() {
        Optional<ArrangementRules.ReconnectionPromiseRule> rule = rules.disconnection().reconnectionPromise();
        return textWith("notice.back.text", rule.<Map<String, Object>>map(known -> Map.of(
                        "first", "yes", "months", known.months(), "percent", known.percent().intValue(), "workdays", known.workdays()))
                .orElse(Map.of("first", "no", "months", 0, "percent", 0, "workdays", 0)));
    }

    public String phone() {
        return utility.lines().office().formatNational();
    }

    public String postalAddress() {
        return utility.address().line1() + ", " + utility.address().city() + ", " + utility.address().state() + " "
                + utility.address().zip();
    }
}
