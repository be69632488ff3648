package org.curbstop.outages;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.curbstop.accounts.Address;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.Language;
import org.curbstop.common.PhoneNumber;
import org.curbstop.utility.PhoneLines.Hazard;
import org.curbstop.utility.ServiceType;

/**
 * A report of an outage by anybody. The place is given as account, address, point or words; the first one known is used.
 *
 * @param key idempotency key: the conversation and its step, or the message's id
 * @param place place in the reporter's own words, if it cannot be found by address
 * @param callback number to notify; empty: none
 * @param hazards hazards named; staff see them first
 * @param details what else the reporter wrote, for staff; no place is looked up in it
 * @param origin where it came from (a number, an IP address, a person), to limit how many outages one origin opens; never stored with the
 * report
 */
public record NewOutageReport(
        String key,
        ServiceType service,
        Optional<AccountId> account,
        Optional<Address> address,
        Optional<GeoPoint> point,
        Optional<String> place,
        Optional<String> details,
        Optional<PhoneNumber> callback,
        Set<Hazard> hazards,
        Channel channel,
        Language language,
        Optional<String> origin) {

    private static final int MAX_PLACE_LENGTH = 300;

    public NewOutageReport(
            String key, ServiceType service, Optional<AccountId> account, Optional<Address> address, Optional<GeoPoint> point,
            Optional<String> place, Optional<PhoneNumber> callback, Set<Hazard> hazards, Channel channel, Language language,
            Optional<String> origin) {
        this(key, service, account, address, point, place, Optional.empty(), callback, hazards, channel, language, origin);
    }

    public NewOutageReport(
            String key, ServiceType service, Optional<AccountId> account, Optional<Address> address, Optional<GeoPoint> point,
            Optional<String> place,
            Optional<PhoneNumber> callback, Set<Hazard> hazards, Channel channel, Language language) {
        this(key, service, account, address, point, place, callback, hazards, channel, language, Optional.empty());
    }

    /** Returns a copy with the given origin. */
    public NewOutageReport withOrigin(String where) {
        return new NewOutageReport(key, service, account, address, point, place, details, callback, hazards, channel, language,
                Optional.of(where));
    }

    /** Returns a copy with what else the reporter wrote. */
    public NewOutageReport withDetails(Optional<String> words) {
        return new NewOutageReport(key, service, account, address, point, place, words, callback, hazards, channel, language, origin);
    }

    /** Returns the place and details in the reporter's own words, for staff who have to find it. */
    Optional<String> ownWords() {
        return Optional.of(Stream.of(place, details).flatMap(Optional::stream).collect(Collectors.joining(" ")))
                .filter(words -> !words.isEmpty());
    }

    /** Returns a copy about which nobody is texted. */
    NewOutageReport withoutCallback() {
        return new NewOutageReport(key, service, account, address, point, place, details, Optional.empty(), hazards, channel, language,
                origin);
    }

    public NewOutageReport {
        hazards = Set.copyOf(hazards);
        place = place.flatMap(NewOutageReport::truncated);
        details = details.flatMap(NewOutageReport::truncated);
    }

    private static Optional<String> truncated(String words) {
        return Optional.of(words.strip()).filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(text.length(), MAX_PLACE_LENGTH)));
    }
}
