from __future__ import annotations

from collections.abc import Callable

from kg.grammar import clauses
from kg.grammar.parsed import Doc

Parse = Callable[..., Doc]


def _slots(doc: Doc, word: str) -> dict[tuple[str, ...], list[str]]:
    verb = next(token for token in doc if token.text == word)
    return {path: [t.text for t in tokens] for path, tokens in clauses.slots(verb).items()}


def test_active_clause_gives_subject_and_object(parse: Parse) -> None:
    doc = parse("""
        Chile Chile NNP nsubj 1
        rejected reject VBD ROOT 1
        the the DT det 3
        map map NN dobj 1
    """)
    assert _slots(doc, "rejected") == {("<",): ["Chile"], (">",): ["map"]}


def test_passive_turns_the_agent_into_the_subject(parse: Parse) -> None:
    doc = parse("""
        The the DT det 1
        map map NN nsubjpass 3
        was be BE auxpass 3
        rejected reject VBN ROOT 3
        by by IN agent 3
        Chile Chile NNP pobj 4
    """)
    found = _slots(doc, "rejected")
    assert found["<",] == ["Chile"]
    assert found[">",] == ["map"]


def test_passive_without_agent_has_no_subject(parse: Parse) -> None:
    doc = parse("""
        A a DT det 1
        truce truce NN nsubjpass 3
        was be BE auxpass 3
        signed sign VBN ROOT 3
    """)
    assert ("<",) not in _slots(doc, "signed")


def test_second_verb_borrows_the_subject_and_shares_the_object(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        drafted draft VBD ROOT 1
        and and CC cc 1
        signed sign VBD conj 1
        the the DT det 5
        accord accord NN dobj 3
    """)
    assert _slots(doc, "signed") == {("<",): ["Peru"], (">",): ["accord"]}
    assert _slots(doc, "drafted")[">",] == ["accord"]


def test_coordinated_subjects_stand_apart(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 3
        and and CC cc 0
        Chile Chile NNP conj 0
        agreed agree VBD ROOT 3
        to to IN prep 3
        terms term NNS pobj 4
    """)
    found = _slots(doc, "agreed")
    assert found["<",] == ["Peru", "Chile"]
    assert found["to",] == ["terms"]


def test_infinitive_takes_the_object_above_as_its_subject(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        urged urge VBD ROOT 1
        Chile Chile NNP dobj 1
        to to TO aux 4
        withdraw withdraw VB xcomp 1
    """)
    assert _slots(doc, "withdraw")["<",] == ["Chile"]
    assert _slots(doc, "urged")["to",] == ["withdraw"]


def test_infinitive_after_a_preposition_takes_what_it_addresses(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        called call VBD ROOT 1
        on on IN prep 1
        Chile Chile NNP pobj 2
        to to TO aux 5
        withdraw withdraw VB xcomp 1
    """)
    assert _slots(doc, "withdraw")["<",] == ["Chile"]


def test_raised_subject_belongs_to_the_infinitive(parse: Parse) -> None:
    doc = parse("""
        Oman Oman NNP nsubjpass 2
        is be BE auxpass 2
        expected expect VBN ROOT 2
        to to TO aux 4
        host host VB xcomp 2
        talks talk NNS dobj 4
    """)
    assert _slots(doc, "host") == {("<",): ["Oman"], (">",): ["talks"]}


def test_relative_clause_on_its_object(parse: Parse) -> None:
    doc = parse("""
        the the DT det 1
        plan plan NN ROOT 1
        that that WDT dobj 4
        Chile Chile NNP nsubj 4
        rejected reject VBD relcl 1
    """)
    assert _slots(doc, "rejected") == {("<",): ["Chile"], (">",): ["plan"]}


def test_particle_leads_to_the_object_on_either_side(parse: Parse) -> None:
    doc = parse("""
        Chile Chile NNP nsubj 1
        turned turn VBD ROOT 1
        the the DT det 3
        offer offer NN dobj 1
        down down RP prt 1
    """)
    assert _slots(doc, "turned")["down",] == ["offer"]


def test_light_verb_leads_through_its_object(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        reached reach VBD ROOT 1
        agreement agreement NN dobj 1
        on on IN prep 2
        tariffs tariff NNS pobj 3
    """)
    assert _slots(doc, "reached")["agreement", "on"] == ["tariffs"]


def test_light_verb_leads_through_its_particle_and_a_receiver_without_to(parse: Parse) -> None:
    doc = parse("""
        India India NNP nsubj 1
        carried carry VBD ROOT 1
        out out RP prt 1
        strikes strike NNS dobj 1
        on on IN prep 3
        Mali Mali NNP pobj 4
    """)
    assert _slots(doc, "carried")["out", "strike", "on"] == ["Mali"]
    doc = parse("""
        Mali Mali NNP nsubj 1
        gave give VBD ROOT 1
        Peru Peru NNP dative 1
        an an DT det 4
        ultimatum ultimatum NN dobj 1
    """)
    assert _slots(doc, "gave")["ultimatum", "to"] == ["Peru"]


def test_word_cut_at_its_hyphen_is_one_object(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        tabled table VBD ROOT 1
        a a DT det 3
        counter counter NN dobj 1
        - - NN dobj 1
        offer offer NN dobj 1
    """)
    assert _slots(doc, "tabled")[">",] == ["offer"]


def test_adjective_behind_the_verb_tells_what_becomes_of_the_object(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        set set VBD ROOT 1
        free free JJ amod 4
        two two CD nummod 4
        men man NNS dobj 1
    """)
    assert _slots(doc, "set")["free",] == ["free"]
    doc = parse("""
        Peru Peru NNP nsubj 1
        met meet VBD ROOT 1
        free free JJ amod 3
        men man NNS dobj 1
    """)
    assert ("free",) not in _slots(doc, "met")


def test_what_an_object_is_made_into_is_no_object(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        made make VBD ROOT 1
        peace peace NN dobj 1
        a a DT det 4
        condition condition NN dobj 1
    """)
    found = _slots(doc, "made")
    assert found[">",] == ["peace"]
    assert found["condition",] == ["condition"]


def test_no_leads_on_as_an_object_does(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        said say VBD ROOT 1
        no no UH intj 1
        to to IN prep 1
        it it PRP pobj 3
    """)
    assert _slots(doc, "said")["no", "to"] == ["it"]


def test_noun_below_a_preposition_leads_on(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        is be VBZ ROOT 1
        in in IN prep 1
        breach breach NN pobj 2
        of of IN prep 3
        the the DT det 6
        pact pact NN pobj 4
    """)
    found = _slots(doc, "is")
    assert found["in", "breach"] == ["breach"]
    assert found["in", "breach", "of"] == ["pact"]


def test_participle_on_an_object_is_no_clause_about_it(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        made make VBD ROOT 1
        offers offer NNS dobj 1
        backed back VBN acl 2
        by by IN agent 3
        Chile Chile NNP pobj 4
    """)
    assert ("offer", "that") not in _slots(doc, "made")


def test_bare_verb_says_what_must_be_done_also_where_it_is_tagged_as_present(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        insists insist VBZ ROOT 1
        that that IN mark 4
        Chile Chile NNP nsubj 4
        leave leave VBP ccomp 1
    """)
    assert _slots(doc, "insists")["must",] == ["leave"]


def test_clause_with_must_has_a_path_of_its_own(parse: Parse) -> None:
    doc = parse("""
        Luna Luna NNP nsubj 1
        said say VBD ROOT 1
        Chile Chile NNP nsubj 4
        must must MD aux 4
        withdraw withdraw VB ccomp 1
    """)
    assert _slots(doc, "said")["must",] == ["withdraw"]


def test_participle_after_be_is_read_as_a_state_too(parse: Parse) -> None:
    doc = parse("""
        Chile Chile NNP nsubjpass 2
        is be BE auxpass 2
        committed commit VBN ROOT 2
        to to IN prep 2
        peace peace NN pobj 3
    """)
    verb = doc[2]
    assert clauses.copula(verb) is not None
    found = {path: [t.text for t in tokens] for path, tokens in clauses.state_slots(verb).items()}
    assert found == {("<",): ["Chile"], ("committed", "to"): ["peace"]}


def test_a_series_before_a_participle_behind_a_comma_is_its_subject_as_a_whole(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 8
        and and CC cc 0
        Chile Chile NNP conj 0
        , , , punct 0
        backed back VBN acl 0
        by by IN agent 4
        Cuba Cuba NNP pobj 5
        , , , punct 0
        left leave VBD ROOT 8
    """)
    assert _slots(doc, "backed")[(">",)] == ["Peru", "Chile"]


def test_a_direction_behind_a_comma_is_no_particle(parse: Parse) -> None:
    doc = parse("""
        Peru Peru NNP nsubj 1
        offered offer VBD ROOT 1
        quotas quota NNS dobj 1
        , , , punct 1
        up up RB advmod 1
        from from IN prep 4
        30 30 CD pobj 5
    """)
    assert _slots(doc, "offered")[(">",)] == ["quotas"]
