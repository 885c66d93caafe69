using System.Globalization;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics.Evaluation;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Semantics.Scope;

/// <summary>Reads when blocks apply. Threads may share it: what two of them read at once is equal.</summary>
internal sealed class ClauseReader
{
    /// <summary>More than lines that could change an attribute.</summary>
    private const int VersionsOfPass = 1 << 28;

    private readonly ConfigModel _model;
    private readonly int _pass;
    private readonly Clause?[] _clauses;

    // Where each attribute that lines can change may change: indices of directives, in order.
    private readonly Dictionary<string, int[]> _changes = [];

    /// <param name="model">Whose blocks.</param>
    /// <param name="pass">Client: 1, or 2 for the second time that ssh reads its files.</param>
    internal ClauseReader(ConfigModel model, int pass = 1)
    {
        _model = model;
        _pass = pass;
        _clauses = new Clause?[model.Blocks.Length];
        TypedHost = new Variable("name", Domain.Text, pass);
        if (model.Kind == ConfigKind.Client)
        {
            // What an included file holds may not be known.
            var includes = model.DirectivesOf("Include").Select(line => line.Index).ToList();
            foreach (var keyword in new[] { "HostName", "User", "Tag", "SessionType" })
            {
                _changes[keyword] = [.. model.DirectivesOf(keyword).Select(line => line.Index).Concat(includes).Order()];
            }
        }
    }

    /// <summary>The name that Host looks at.</summary>
    internal Variable TypedHost { get; }

    /// <summary>When a block applies, all that it stands in included.</summary>
    internal Clause Of(ConfigBlock block)
    {
        if (_clauses[block.Index] is { } known)
        {
            return known;
        }

        var clause = block.Parent is { } parent ? Of(parent).And(OfHeader(block)) : OfHeader(block);
        _clauses[block.Index] = clause;
        return clause;
    }

    /// <summary>When the header of a block holds.</summary>
    internal Clause OfHeader(ConfigBlock block)
    {
        if (block.Header is not { } header)
        {
            return Clause.Always;
        }

        if (!header.IsValid)
        {
            return Clause.Never;
        }

        if (header.Keyword!.Value == ValueKind.HostPatterns)
        {
            return OfHost(header);
        }

        return Criteria(header).Aggregate(Clause.Always, (clause, part) => clause.And(part.Clause));
    }

    /// <summary>When each criterion of a Match line holds.</summary>
    internal IEnumerable<(MatchCriterion Criterion, Clause Clause)> Criteria(BoundDirective header) =>
        (MatchCriteria.Of(header, _model.Kind, _model.Target, _ => { }) ?? []).Select(criterion =>
            (criterion, OfCriterion(criterion, header))
        );

    private Clause OfHost(BoundDirective header)
    {
        // Before 8.7 an empty word ends the line; later it is an error.
        var patterns = header.Words.Select(word => word.Value).TakeWhile(pattern => pattern.Length > 0).ToList();
        return patterns is [var only] && WildcardPattern.TakesEverything(only)
            ? Clause.Always
            : Of(new Atom { Variable = TypedHost, Texts = new TextSet(patterns, ignoreCase: false) }, isNegated: false);
    }

    private Clause OfCriterion(MatchCriterion criterion, BoundDirective header) =>
        criterion.Info.Name switch
        {
            "all" => Constant(!criterion.IsNegated),
            "final" or "canonical" => Constant((_pass == 2) != criterion.IsNegated),
            "version" => ReleaseText.Matches(criterion.Argument!, _model.Target) switch
            {
                Condition.Maybe => Flag($"version {criterion.Argument}", criterion),
                var condition => Constant((condition == Condition.Always) != criterion.IsNegated),
            },
            "localnetwork" => Flag($"localnetwork {criterion.Argument}", criterion),
            "invalid-user" => Flag("invalid-user", criterion),

            // A command may answer otherwise each time.
            "exec" => Flag("exec", criterion, (2 * header.Index) + _pass),
            _ => Of(_model.Kind == ConfigKind.Client ? OfClient(criterion, header) : OfServer(criterion), criterion.IsNegated),
        };

    private Atom OfClient(MatchCriterion criterion, BoundDirective header)
    {
        var name = criterion.Info.Name;
        var ignoreCase = name is "host" or "originalhost" or "sessiontype";
        return new Atom
        {
            Variable = name switch
            {
                "originalhost" => TypedHost with { Version = 1 },

                // In the second pass both look at the name that the first one came to.
                "host" => _pass == 2 ? TypedHost : new Variable(name, Domain.Text, VersionOf("HostName", header)),
                "user" => new Variable(name, Domain.Text, VersionOf("User", header)),
                "tagged" => new Variable(name, Domain.OptionalText, VersionOf("Tag", header)),
                "sessiontype" => new Variable(name, Domain.SessionType, VersionOf("SessionType", header)),
                "command" => new Variable(name, Domain.OptionalText),
                _ => new Variable(name, Domain.Text),
            },
            Texts = TextSet.OfList(criterion.Argument!, ignoreCase),
        };
    }

    private static Atom OfServer(MatchCriterion criterion)
    {
        var name = criterion.Info.Name;
        var list = criterion.Argument!;
        return name switch
        {
            "address" or "localaddress" => new Atom { Variable = new Variable(name, Domain.Address), Addresses = new AddressSet(list) },
            "localport" => new Atom
            {
                Variable = new Variable(name, Domain.Port),
                Port = int.Parse(DumpValue.Port(list), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            },
            _ => new Atom
            {
                Variable = new Variable(name, name == "group" ? Domain.Groups : Domain.OptionalText),
                Texts = TextSet.OfList(list, ignoreCase: name == "host"),
            },
        };
    }

    private static Clause Flag(string name, MatchCriterion criterion, int version = 0) =>
        Of(new Atom { Variable = new Variable(name, Domain.Flag, version) }, criterion.IsNegated);

    private static Clause Of(Atom atom, bool isNegated) => new([isNegated ? atom.Negated : atom]);

    private static Clause Constant(bool holds) => holds ? Clause.Always : Clause.Never;

    private int VersionOf(string keyword, BoundDirective header)
    {
        var index = Array.BinarySearch(_changes[keyword], header.Index);
        return (_pass * VersionsOfPass) + (index < 0 ? ~index : index);
    }
}
