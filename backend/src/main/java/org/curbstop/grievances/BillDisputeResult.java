package org.curbstop.grievances;

import org.curbstop.common.Money;

/** Result of disputing a bill. */
public sealed interface BillDisputeResult {

    /** Filed now, or by the same request before. */
    record Filed(Grievance dispute) implements BillDisputeResult {}

    /** The bill was disputed before; contains that dispute. */
    record AlreadyFiled(Grievance dispute) implements BillDisputeResult {}

    /** The amount is zero or exceeds the bill. */
    record WrongAmount(Money maxAmount) implements BillDisputeResult {}

    /** The bill does not exist or is not theirs, which is indistinguishable. */
    record NotYours() implements BillDisputeResult {}
}
