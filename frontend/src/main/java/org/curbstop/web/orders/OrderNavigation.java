package org.curbstop.web.orders;

import org.curbstop.common.AccountId;
import org.curbstop.orders.OrderId;
import org.curbstop.web.layout.ViewUser;

/** Routes of the service order views. */
public final class OrderNavigation {

    static final String SERVICE = "my/service";
    static final String ORDERS = "my/service/order";
    static final String STOP = "my/service/stop";
    static final String START = "my/service/start";
    static final String MOVE = "my/service/move";
    static final String VISIT = "my/service/visit";
    static final String APPLY = "my/service/apply";

    private OrderNavigation() {}

    public static String order(OrderId id) {
        return ORDERS + "/" + id;
    }

    public static String visit(AccountId account) {
        return path(VISIT, account);
    }

    static String path(String view, AccountId account) {
        return view + "?" + ViewUser.ACCOUNT + "=" + account;
    }
}
