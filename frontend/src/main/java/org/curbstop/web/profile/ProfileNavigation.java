package org.curbstop.web.profile;

/** Where people change what is known about them. */
public final class ProfileNavigation {

    public static final String PROFILE = "my/profile";
    public static final String LINK = "my/link";

    private ProfileNavigation() {}
}
