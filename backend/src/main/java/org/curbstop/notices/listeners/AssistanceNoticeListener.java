package org.curbstop.notices.listeners;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.curbstop.accounts.Accounts;
import org.curbstop.assistance.ApplicationChanged;
import org.curbstop.assistance.ApplicationReceived;
import org.curbstop.assistance.ApplicationState;
import org.curbstop.assistance.ReferralChanged;
import org.curbstop.assistance.ReferralSent;
import org.curbstop.assistance.ReferralState;
import org.curbstop.assistance.directory.Agency;
import org.curbstop.assistance.directory.AgencyDirectory;
import org.curbstop.assistance.screening.AssistanceMessages;
import org.curbstop.assistance.screening.Screening;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;
import org.curbstop.common.PersonId;
import org.curbstop.common.PhoneNumber;
import org.curbstop.notices.Notice;
import org.curbstop.notices.NoticeKind;
import org.curbstop.notices.NoticeRecipient;
import org.curbstop.notices.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notifies a household of the progress of its referral to an agency or its application to the utility, once per event. */
@Component
record AssistanceNoticeListener(Notices notices, Screening screening, AgencyDirectory directory, Accounts accounts) {

    @EventListener
    void on(ReferralSent sent) {
        send("referral:" + sent.referral() + ":0", to(sent.phone(), sent.person(), sent.account()), NoticeKind.REFERRAL_SENT,
                sent.language(), facts(sent.programme(), sent.agency(), sent.language(), Map.of("reference", sent.referral().value())));
    }

    @EventListener
    void on(ReferralChanged changed) {
        Language language = changed.language();
        Map<String, Object> news = switch (changed.state()) {
            case ReferralState.NeedsDocuments needs -> Map.of("documents", documents(needs.documents(), language));
            case ReferralState.Approved approved -> Map.of("amount", approved.pledge(), "until", approved.until());
            case ReferralState.Paid paid -> Map.of("amount", paid.amount());
            case ReferralState.Denied denied -> Map.of("why", AssistanceMessages.forLanguage(language).denial(denied.why()));
            case ReferralState.Expired _, ReferralState.Sent _, ReferralState.Received _, ReferralState.Withdrawn _ -> Map.of();
        };
        kind(changed.state()).ifPresent(kind -> send("referral:" + changed.referral() + ":" + changed.number(),
                to(changed.phone(), changed.person(), changed.account()), kind, language,
                facts(changed.programme(), changed.agency(), language, news)));
    }

    private static Optional<NoticeKind> kind(ReferralState state) {
        return switch (state) {
            case ReferralState.NeedsDocuments needs -> Optional.of(NoticeKind.REFERRAL_PAPERS);
            case ReferralState.Approved approved -> Optional.of(NoticeKind.PLEDGE_PROMISED);
            case ReferralState.Paid paid -> Optional.of(NoticeKind.PLEDGE_PAID);
            case ReferralState.Denied denied -> Optional.of(NoticeKind.REFERRAL_DENIED);
            case ReferralState.Expired expired -> Optional.of(NoticeKind.REFERRAL_EXPIRED);
            case ReferralState.Sent sent -> Optional.empty();
            case ReferralState.Received received -> Optional.empty(); // nothing to do yet; the account page shows it
            case ReferralState.Withdrawn withdrawn -> Optional.empty(); // the household's own action
        };
    }

    @EventListener
    void on(ApplicationReceived received) {
        send("application:" + received.application() + ":0", to(received.phone(), received.person(), received.account()),
                NoticeKind.APPLICATION_RECEIVED, received.language(),
                facts(received.programme(), "", received.language(), Map.of("reference", received.application().value())));
        if (received.state() instanceof ApplicationState.NeedsDocuments needs) {
            send("application-papers:" + received.application() + ":0", to(received.phone(), received.person(), received.account()),
                    NoticeKind.APPLICATION_PAPERS, received.language(),
                    facts(received.programme(), "", received.language(),
                            Map.of("documents", documents(needs.documents(), received.language()))));
        }
    }

    @EventListener
    void on(ApplicationChanged changed) {
        Language language = changed.language();
        Optional<NoticeRecipient> to = to(changed.phone(), changed.person(), changed.account());
        String key = "application:" + changed.application() + ":" + changed.number();
        switch (changed.state()) {
            case ApplicationState.Approved approved -> {
                Map<String, Object> granted = new HashMap<>(Map.of("granted", approved.amount().isPresent() ? "yes" : "no"));
                approved.amount().ifPresent(amount -> granted.put("amount", amount));
                send(key, to, NoticeKind.APPLICATION_APPROVED, language, facts(changed.programme(), "", language, granted));
            }
            case ApplicationState.Declined declined -> send(key, to, NoticeKind.APPLICATION_DECLINED, language,
                    facts(changed.programme(), "", language,
                            Map.of("why", AssistanceMessages.forLanguage(language).denial(declined.why()))));
            case ApplicationState.NeedsDocuments needs -> send(key, to, NoticeKind.APPLICATION_PAPERS, language,
                    facts(changed.programme(), "", language, Map.of("documents", documents(needs.documents(), language))));
            case ApplicationState.Complete complete -> {} // the household has just handed in the documents
            case ApplicationState.Withdrawn withdrawn -> {} // the household's own action
        }
    }

    private void send(String key, Optional<NoticeRecipient> to, NoticeKind kind, Language language, Map<String, Object> facts) {
        to.ifPresent(address -> notices.send(new Notice(key, address, kind, facts, Optional.of(language))));
    }

    /** Returns the phone number given, otherwise the person or account holder on file. */
    private Optional<NoticeRecipient> to(Optional<PhoneNumber> phone, Optional<PersonId> person, AccountId account) {
        return phone.<NoticeRecipient>map(NoticeRecipient.Phone::new)
                .or(() -> person.map(NoticeRecipient.KnownPerson::new))
                .or(() -> accounts.find(account).map(found -> new NoticeRecipient.KnownPerson(found.holder())));
    }

    private Map<String, Object> facts(String program, String agency, Language language, Map<String, Object> news) {
        var all = new HashMap<>(news);
        all.put("programme",
                screening.findProgram(program).map(known -> AssistanceMessages.forLanguage(language).name(known)).orElse(program));
        if (!agency.isEmpty()) {
            all.put("agency", directory.find(agency).map(Agency::name).orElse(agency));
        }
        return all;
    }

    private String documents(List<String> ids, Language language) {
        AssistanceMessages messages = AssistanceMessages.forLanguage(language);
        return messages.joinWithAnd(ids.stream().flatMap(id -> screening.findDocument(id).map(messages::document).stream()).toList());
    }
}
