package org.curbstop.web.profile;

/** Routes of the profile views. */
public final class ProfileNavigation {

    public static final String PROFILE = "my/profile";
    public static final String LINK = "my/link";

    private ProfileNavigation() {}
}
