package org.curbstop.web.staff.outages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.curbstop.common.GeoPoint;
import org.curbstop.identity.CurrentUser;
import org.curbstop.identity.SignedInUser;
import org.curbstop.identity.UserRole;
import org.curbstop.outages.Outage;
import org.curbstop.outages.OutageState;
import org.curbstop.outages.board.BoardFilter;
import org.curbstop.outages.board.OutageBoard;
import org.curbstop.outages.board.OutageBoard.BoardPlace;
import org.curbstop.web.staff.StaffNavigation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Outages of the board as GeoJSON for its map: at their exact places, and also those that one household alone reports. Only whoever may
 * open the board gets it; for all others there is nothing here.
 */
@RestController
record BoardMapController(OutageBoard board, CurrentUser me) {

    private static final Set<UserRole> MAY_OPEN_BOARD = EnumSet.of(UserRole.OUTAGE_DESK, UserRole.SUPERVISOR);
    private static final MediaType GEO_JSON = MediaType.valueOf("application/geo+json");

    /** @param certain whether several households report them or staff have confirmed them; otherwise one household */
    @GetMapping(StaffNavigation.OUTAGES_MAP)
    ResponseEntity<Map<String, Object>> outages(@RequestParam(defaultValue = "true") String certain, HttpServletRequest request) {
        Optional<SignedInUser> user = me.find().filter(who -> who.roles().stream().anyMatch(MAY_OPEN_BOARD::contains));
        if (user.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        List<BoardPlace> places = board.listPlaces(BoardFilter.of(OutageTablePanel.certainties(Boolean.parseBoolean(certain))),
                user.get().actor(request.getRemoteAddr()));
        return ResponseEntity.ok().contentType(GEO_JSON).body(Map.of("type", "FeatureCollection", "features",
                places.stream().map(BoardMapController::feature).toList()));
    }

    private static Map<String, Object> feature(BoardPlace place) {
        Outage outage = place.row().outage();
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("type", "Feature");
        feature.put("id", outage.id().value());
        feature.put("geometry", place.at().map(BoardMapController::point).orElse(null));
        feature.put("properties", Map.of(
                "service", outage.service().name().toLowerCase(Locale.ROOT),
                "network", outage.scope().searchText(),
                "households", place.row().households(),
                "confirmed", outage.state() instanceof OutageState.Confirmed,
                "started", outage.opened().toString()));
        return feature;
    }

    private static Map<String, Object> point(GeoPoint at) {
        return Map.of("type", "Point", "coordinates", List.of(at.longitude(), at.latitude()));
    }
}
