using System.Collections.Immutable;

namespace SshConfigLint.Semantics.Scope;

/// <summary>When a block applies: all of its atoms must hold.</summary>
/// <param name="Atoms">The atoms; none for what always applies.</param>
/// <param name="IsNever">Whether it never applies, whatever the atoms say.</param>
internal sealed record Clause(ImmutableArray<Atom> Atoms, bool IsNever = false)
{
    internal static Clause Always { get; } = new([]);

    internal static Clause Never { get; } = new([], IsNever: true);

    internal Clause And(Clause other) =>
        IsNever || other.IsNever ? Never
        : Atoms.IsEmpty ? other
        : other.Atoms.IsEmpty ? this
        : new Clause(Atoms.AddRange(other.Atoms));
}
