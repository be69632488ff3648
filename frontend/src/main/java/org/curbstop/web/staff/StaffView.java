package org.curbstop.web.staff;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.curbstop.common.Actor;
import org.curbstop.common.InvalidValueException;
import org.curbstop.web.components.Callout;
import org.curbstop.web.components.I18n;
import org.curbstop.web.components.StatusChip;
import org.curbstop.web.components.StatusMessage;
import org.curbstop.web.components.TitledView;
import org.curbstop.web.layout.FreshSignIn;
import org.curbstop.web.layout.ViewUser;

/**
 * Base class of the views of the staff desk. It renders what the URL names on entry and again after each action, shows the result of the
 * action below the heading, and requires a recent sign-in before critical actions.
 */
public abstract class StaffView extends TitledView implements BeforeEnterObserver {

    private final ViewUser user;
    private final FreshSignIn fresh;
    private final StatusMessage statusMessage = new StatusMessage();
    private Location location = new Location("");
    private RouteParameters parameters = RouteParameters.empty();

    protected StaffView(String titleKey, ViewUser user, FreshSignIn fresh) {
        super(titleKey);
        this.user = user;
        this.fresh = fresh;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        location = entering.getLocation();
        parameters = entering.getRouteParameters();
        statusMessage.removeAll();
        refresh();
        fresh.restore(location.getPath(), statusMessage, this::restore);
    }

    /** Renders the current state. */
    protected abstract void draw();

    /** @param typed values typed before a sign-in that {@link #requireFreshSignIn} required */
    protected void restore(Map<String, String> typed) {}

    public final QueryParameters query() {
        return location.getQueryParameters();
    }

    /** Returns a parameter of the path, or empty if it is missing or invalid. */
    protected final <T> Optional<T> parameter(String name, Function<String, T> type) {
        try {
            return parameters.get(name).map(type);
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    public final ViewUser user() {
        return user;
    }

    public final Actor actor() {
        return user.actor();
    }

    /**
     * Runs the action if the sign-in is recent; otherwise requires a new one.
     *
     * @param typed values to restore after signing in, at least one
     */
    public final void requireFreshSignIn(Map<String, String> typed, Runnable step) {
        fresh.require(location.getPath(), typed, step);
    }

    public final void refresh() {
        clear();
        add(statusMessage);
        draw();
    }

    /** Renders the view again and shows the result of an action. */
    public final void showResult(StatusChip.Tone tone, String key, Object... facts) {
        showResult(message(tone, key, facts));
    }

    public final void showResult(Component... answer) {
        refresh();
        statusMessage.show(answer);
        statusMessage.focus();
    }

    /** Shows a message, such as why an action was refused, and leaves the view unchanged. */
    public final void showMessage(StatusChip.Tone tone, String key, Object... facts) {
        showMessage(message(tone, key, facts));
    }

    public final void showMessage(Component... answer) {
        statusMessage.show(answer);
    }

    public static Callout message(StatusChip.Tone tone, String key, Object... facts) {
        return new Callout(tone, I18n.text(key, facts));
    }
}
