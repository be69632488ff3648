package org.curbstop.outages.board;

import java.util.Collection;
import org.curbstop.common.AccountId;

/** Customers whose health depends on service, as the utility has on file. */
public interface MedicalDevices {

    /** Returns the accounts with a certificate valid today. */
    Collection<AccountId> listAccounts();
}
