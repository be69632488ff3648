package org.curbstop.notices;

import java.util.List;
import java.util.Optional;
import org.curbstop.common.PhoneNumber;

/** The one door through which customers are told anything that they did not just ask for in a talk. */
public interface Notices {

    /**
     * Tells it: once only for each pair of key and address, however often it is called; at once or after the quiet hours; not at
     * all where consent is missing, which the delivery then says. Sending goes on in the background; a fault of the network is
     * tried again, never doubled.
     *
     * @return one delivery for each address that the recipient has; empty where nothing is known to write to
     */
    List<Delivery> send(Notice notice);

    Optional<Delivery> find(String deliveryId);

    /** Newest first: what a number was told, for staff and for proof in a dispute. */
    List<Delivery> listByPhone(PhoneNumber phone, int limit);

    /**
     * What the network reports of a text; reports come late, twice and out of order.
     *
     * @param providerId the network's id of the text
     * @param reported the network's word: queued, sent, delivered, undelivered, failed
     * @param errorCode the network's reason, empty if none
     */
    void recordReport(String deliveryId, String providerId, String reported, String errorCode);
}
