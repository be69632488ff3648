package org.curbstop.flows.verification;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.curbstop.accounts.Account;
import org.curbstop.accounts.AccountNumber;
import org.curbstop.accounts.Accounts;
import org.curbstop.accounts.VerificationLevel;
import org.curbstop.accounts.verification.ChallengeId;
import org.curbstop.accounts.verification.GuestAccountLookup;
import org.curbstop.accounts.verification.GuestLookupResult;
import org.curbstop.accounts.verification.IdentityClaim;
import org.curbstop.accounts.verification.OtpChannel;
import org.curbstop.accounts.verification.OtpRequestResult;
import org.curbstop.accounts.verification.ProvingIdentity;
import org.curbstop.accounts.verification.VerificationResult;
import org.curbstop.billing.Bills;
import org.curbstop.common.AccountId;
import org.curbstop.common.Money;
import org.curbstop.common.PostalCode;
import org.curbstop.conversation.ActionCall;
import org.curbstop.conversation.ActionOutcome;
import org.curbstop.conversation.ActionSpec;
import org.curbstop.conversation.FlowAction;
import org.curbstop.conversation.IdentityProof;
import org.curbstop.conversation.ProofLevel;
import org.curbstop.conversation.SlotValue;
import org.curbstop.flows.AccountStreet;
import org.curbstop.flows.CallerIdentity;
import org.curbstop.flows.FlowActionAdapter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that verify the caller's identity and list the accounts that the proof covers. */
@Configuration(proxyBeanMethods = false)
class VerificationActions {

    private final Accounts accounts;
    private final ProvingIdentity proving;

    VerificationActions(Accounts accounts, ProvingIdentity proving) {
        this.accounts = accounts;
        this.proving = proving;
    }

    /** Action that lists the open accounts that the customer may see. */
    @Bean
    FlowAction listAccounts() {
        return listing(VerificationActionSpecs.LIST_ACCOUNTS, account -> account.closed().isEmpty());
    }

    /**
     * Action that lists the accounts about whose bills there can be something to say: the open ones, and closed ones with a debt or a
     * credit, which are shown as closed.
     */
    @Bean
    FlowAction listBilledAccounts(Bills bills) {
        return listing(VerificationActionSpecs.LIST_BILLED_ACCOUNTS, account -> account.closed().isEmpty()
                || bills.owed(account.id()).filter(owed -> !owed.total().isZero()).isPresent());
    }

    /** Action that lists the accounts that can be paid: the open ones, also ahead, and closed ones with a debt. */
    @Bean
    FlowAction listPayableAccounts(Bills bills) {
        return listing(VerificationActionSpecs.LIST_PAYABLE_ACCOUNTS, account -> account.closed().isEmpty()
                || bills.owed(account.id()).filter(owed -> owed.total().isPositive()).isPresent());
    }

    private FlowAction listing(ActionSpec spec, Predicate<Account> listed) {
        return new FlowActionAdapter(spec, call -> {
            var found = call.caller().proof().map(IdentityProof::subjects).orElse(List.of()).stream()
                    .flatMap(id -> accounts.find(new AccountId(id)).stream()).filter(listed).toList();
            return switch (found.size()) {
                case 0 -> ActionOutcome.of("none");
                case 1 -> ActionOutcome.of("one").with("account", SlotValue.of(found.getFirst().id().value()));
                default -> ActionOutcome.of("several")
                        .with("accounts", new SlotValue.Options(found.stream()
                                .map(account -> new SlotValue.Option(account.id().value(), AccountStreet.of(account))).toList()));
            };
        });
    }

    /**
     * Action that looks up an account by account number and ZIP code from a bill. This permits a payment but discloses no fact about the
     * account.
     */
    @Bean
    FlowAction lookUpGuestAccount(Bills bills, GuestAccountLookup guests) {
        return new FlowActionAdapter(VerificationActionSpecs.LOOK_UP_GUEST_ACCOUNT, call -> {
            // A malformed number is treated like a nonexistent one, and counts as an attempt.
            var number = accounts.parseNumber(call.require("number")).orElse(new AccountNumber("000"));
            Optional<Predicate<AccountId>> amount = call.text("billAmount").map(_ -> call.money("billAmount"))
                    .map(named -> account -> isOwed(bills, account, named));
            var bill = new GuestAccountLookup.Bill(number, new PostalCode(call.require("zip")), amount);
            return switch (guests.find(bill, CallerIdentity.rateLimitedActor(call), call.caller().context().conversationKey())) {
                case GuestLookupResult.Matched matched -> ActionOutcome.of("matched")
                        .with("account", SlotValue.of(matched.account().value())).with("ending", SlotValue.digits(number.lastFour()));
                case GuestLookupResult.NoMatch _ -> ActionOutcome.of("no-match");
                case GuestLookupResult.AmountWanted _ -> ActionOutcome.of("amount-wanted");
                case GuestLookupResult.LockedOut locked -> ActionOutcome.of("locked-out").with("until", SlotValue.of(locked.until()));
            };
        });
    }

    /** Returns whether the amount is that of the latest bill, or the balance after a part of it was paid. */
    private static boolean isOwed(Bills bills, AccountId account, Money named) {
        return bills.owed(account)
                .filter(owed -> owed.total().equals(named) || owed.latest().filter(bill -> bill.total().equals(named)).isPresent())
                .isPresent();
    }

    /** Action that starts an identity challenge for the calling number or an account number, whether or not the account exists. */
    @Bean
    FlowAction startIdentityChallenge() {
        return new FlowActionAdapter(VerificationActionSpecs.START_IDENTITY_CHALLENGE, call -> claim(call)
                .map(claim -> proving.startChallenge(claim, CallerIdentity.rateLimitedActor(call)))
                .map(challenge -> ActionOutcome.of("begun").with("challenge", SlotValue.of(challenge.id().value())))
                .orElse(ActionOutcome.of("no-such-number")));
    }

    /** @return empty only if the digits are malformed, which discloses nothing */
    private Optional<IdentityClaim> claim(ActionCall call) {
        return call.text("number").isPresent() ? call.text("number").flatMap(accounts::parseNumber).map(IdentityClaim.ByAccountNumber::new)
                : call.caller().context().phone().map(IdentityClaim.ByPhone::new);
    }

    /** Action that sends a one-time code to a contact on file. */
    @Bean
    FlowAction sendOneTimeCode() {
        return new FlowActionAdapter(VerificationActionSpecs.SEND_ONE_TIME_CODE, call -> {
            var channel = call.require("how").equals("email") ? OtpChannel.EMAIL : OtpChannel.TEXT;
            return switch (proving.requestCode(new ChallengeId(call.require("challenge")), channel)) {
                case OtpRequestResult.Requested _ -> ActionOutcome.of("sent");
                case OtpRequestResult.TooManyRequests tooMany -> ActionOutcome.of("too-many").with("until", SlotValue.of(tooMany.until()));
                case OtpRequestResult.TooManyTexts tooMany ->
                        ActionOutcome.of("too-many-texts").with("until", SlotValue.of(tooMany.until()));
                case OtpRequestResult.Expired _ -> ActionOutcome.of("expired");
            };
        });
    }

    /** Action that verifies a PIN or one-time code. The secret exists only in this call. */
    @Bean
    FlowAction verifyIdentity() {
        return new FlowActionAdapter(VerificationActionSpecs.VERIFY_IDENTITY, call -> {
            var challenge = new ChallengeId(call.require("challenge"));
            String secret = call.require("secret");
            return switch (call.require("how").equals("pin") ? proving.verifyPin(challenge, secret)
                    : proving.verifyCode(challenge, secret)) {
                case VerificationResult.Verified proved -> ActionOutcome.of("proved").withProof(new IdentityProof(
                        level(proved.level()), proved.person(), proved.accounts().stream().map(AccountId::value).toList()));
                case VerificationResult.Wrong wrong -> ActionOutcome.of("wrong").with("left", SlotValue.of(wrong.left()));
                case VerificationResult.LockedOut locked -> ActionOutcome.of("locked-out").with("until", SlotValue.of(locked.until()));
                case VerificationResult.Expired _ -> ActionOutcome.of("expired");
            };
        });
    }

    private static ProofLevel level(VerificationLevel level) {
        return switch (level) {
            case NONE -> ProofLevel.NOTHING;
            case PIN -> ProofLevel.BY_PIN;
            case CODE -> ProofLevel.BY_CODE;
            case SIGNED_IN -> ProofLevel.SIGNED_IN;
        };
    }
}
