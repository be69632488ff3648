package org.curbstop.web.service;

import org.curbstop.common.AccountId;
import org.curbstop.orders.OrderId;
import org.curbstop.web.layout.Visitor;

/** Where service is ordered and followed. */
public final class ServiceNavigation {

    static final String SERVICE = "my/service";
    static final String ORDERS = "my/service/order";
    static final String STOP = "my/service/stop";
    static final String START = "my/service/start";
    static final String MOVE = "my/service/move";
    static final String VISIT = "my/service/visit";
    static final String APPLY = "my/service/apply";

    private ServiceNavigation() {}

    public static String service(AccountId account) {
        return of(SERVICE, account);
    }

    public static String order(OrderId id) {
        return ORDERS + "/" + id;
    }

    static String of(String view, AccountId account) {
        return view + "?" + Visitor.ACCOUNT + "=" + account;
    }
}
