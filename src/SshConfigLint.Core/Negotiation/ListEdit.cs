using System.Collections.Immutable;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Negotiation;

/// <summary>Where a changed or new line of a configuration stands.</summary>
public enum EditPlace
{
    /// <summary>In place of the line that decides.</summary>
    DecidingLine,

    /// <summary>Below the Host line of the host.</summary>
    HostBlock,

    /// <summary>In a new Host block at the end of the file.</summary>
    EndOfFile,

    /// <summary>At the top of the file.</summary>
    TopOfFile,
}

/// <summary>One change to a configuration: names added to one list.</summary>
/// <param name="Role">Whose configuration it is.</param>
/// <param name="Keyword">The list.</param>
/// <param name="Added">The algorithms that it has more than before.</param>
/// <param name="NewLine">The line as it is to stand, without indentation.</param>
/// <param name="File">The file.</param>
/// <param name="Place">Where the line stands.</param>
/// <param name="Line">The line that is changed, or the Host line that it stands below; null for other places.</param>
/// <param name="Edit">The change of the file's text.</param>
public sealed record ListEdit(
    ConfigKind Role,
    string Keyword,
    ImmutableArray<AlgorithmInfo> Added,
    string NewLine,
    ConfigFile File,
    EditPlace Place,
    BoundDirective? Line,
    TextEdit Edit
);
