package org.curbstop.sandbox;

/** Thrown if the sandbox would listen on an address that other machines can reach. */
final class SandboxExposedException extends IllegalStateException {

    SandboxExposedException(String setting, String address) {
        super("The sandbox has accounts with known passwords and listens on this machine only; " + setting + " is "
                + (address.isBlank() ? "blank, which means every address" : address) + ".");
    }
}
