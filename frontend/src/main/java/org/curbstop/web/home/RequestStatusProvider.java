package org.curbstop.web.home;

import java.util.List;
import org.curbstop.accounts.Account;
import org.curbstop.web.components.StatusChip;

/**
 * Contributes pending requests to "Your requests" on the home page. Each package of views whose customers wait for something has one bean
 * of this type; {@code @Order} decides the order.
 */
public interface RequestStatusProvider {

    /**
     * One request.
     *
     * @param title localized description, such as "Moving to 14 Alder St"
     * @param path path of the view with the details; empty if there is none
     * @param state status in a word or two; the tone repeats it
     * @param next one sentence on what happens next and when; empty if the status says it all
     */
    record RequestStatus(String title, String path, StatusChip.Tone tone, String state, String next) {}

    /** Returns pending requests of an account that the signed-in user may see, newest first, without those completed long ago. */
    List<RequestStatus> list(Account account);
}
