package com.saleswright.opportunities;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface OpportunityRepository extends ListCrudRepository<Opportunity, String> {

    @Query("SELECT * FROM opportunity WHERE owner = :owner AND stage NOT IN ('Won', 'Lost')"
            + " ORDER BY engaged_on DESC, id")
    List<Opportunity> findOpenOf(String owner);
}
