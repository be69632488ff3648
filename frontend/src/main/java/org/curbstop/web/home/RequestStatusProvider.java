package org.curbstop.web.home;

import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.web.components.StatusChip;

/**
 * Something that customers ask for and wait for. Each package of views that has such a thing has one bean of this kind, and so puts its
 * lines under "Your requests" on the first page. {@code @Order} says which come first.
 */
public interface RequestStatusProvider {

    /**
     * One request.
     *
     * @param what in words of the visitor's language: "Moving to 14 Alder St"
     * @param path of the view that tells all about it
     * @param state how it stands, in a word or two; the tone repeats it
     * @param next what happens next and when, in a sentence; empty where the state says it all
     */
    record RequestStatus(String title, String path, StatusChip.Tone tone, String state, String next) {}

    /**
     * What whoever is signed in has under way for this account, which may be shown to them; the newest first, what is long done left out.
     */
    List<RequestStatus> list(Account account);
}
