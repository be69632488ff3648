package org.curbstop.notices.bills;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which notices about bills are sent: none that the billing system already sends.
 *
 * @param newBill who is told of a new bill
 * @param dueDays days before its due date from which an unpaid bill is mentioned; 0 for no reminders
 */
@ConfigurationProperties("curbstop.bill-notices")
public record BillNoticeProperties(@DefaultValue("PAPERLESS") Recipients newBill, @DefaultValue("3") int dueDays) {

    /** Customers who are told of a new bill. */
    public enum Recipients {
        /** Only those who get no paper bill. */
        PAPERLESS, EVERYBODY, NOBODY
    }
}
