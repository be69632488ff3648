package org.curbstop.web.home;

/** Routes of the portal's home page. */
public final class HomeNavigation {

    public static final String PATH = "my";

    private HomeNavigation() {}
}
