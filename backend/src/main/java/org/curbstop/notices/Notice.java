package org.curbstop.notices;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;

/**
 * A notification to a person or address.
 *
 * @param key identifies the notice ({@code receipt:pay_...}): it is sent once to each address
 * @param facts arguments of the message of its kind: text, whole numbers, {@code Money}, {@code LocalDate}, {@code Instant}
 * @param language empty: the language in the person's profile, else the utility's first
 * @param account account whose timeline shows it; empty: the person's only account, if they have exactly one
 * @param expiresAt when it is no longer worth sending; empty: never
 * @param collapseKey subject within which a later notice replaces one that still waits; empty: never replaced
 */
public record Notice(String key, NoticeRecipient to, NoticeKind kind, Map<String, Object> facts, Optional<Language> language,
        Optional<AccountId> account, Optional<Instant> expiresAt, Optional<String> collapseKey) {
    public Notice {
        facts = Map.copyOf(facts);
    }

    public Notice(String key, NoticeRecipient to, NoticeKind kind, Map<String, Object> facts, Optional<Language> language) {
        this(key, to, kind, facts, language, Optional.empty());
    }

    public Notice(String key, NoticeRecipient to, NoticeKind kind, Map<String, Object> facts, Optional<Language> language,
            Optional<AccountId> account) {
        this(key, to, kind, facts, language, account, Optional.empty(), Optional.empty());
    }

    public Notice forAccount(AccountId concerned) {
        return new Notice(key, to, kind, facts, language, Optional.of(concerned), expiresAt, collapseKey);
    }

    /** Returns a copy that is not sent after {@code at}, nor long after a later notice about the same subject. */
    public Notice expiring(Instant at, String about) {
        return new Notice(key, to, kind, facts, language, account, Optional.of(at), Optional.of(about));
    }
}
