package org.curbstop.notices;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Language;

/**
 * A notification to a person or address.
 *
 * @param key what makes it one and the same notice ({@code receipt:pay_...}): it is sent once to each address
 * @param facts what the wording of its kind names: text, whole numbers, {@code Money}, {@code LocalDate}, {@code Instant}
 * @param language empty: the language that the person chose, else the utility's first
 * @param account whose timeline shows it; empty: the only one of the person, if they have one
 * @param expiresAt when it stops being worth sending; empty: never
 * @param collapseKey what it is about, where a later one makes an earlier that still waits superfluous; empty: each says its own
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

    /** Not sent after that moment, nor long after a later one about the same. */
    public Notice expiring(Instant at, String about) {
        return new Notice(key, to, kind, facts, language, account, Optional.of(at), Optional.of(about));
    }
}
