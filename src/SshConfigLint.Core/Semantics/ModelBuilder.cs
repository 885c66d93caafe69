using SshConfigLint.Knowledge;
using SshConfigLint.Text;

namespace SshConfigLint.Semantics;

/// <summary>Reads files in OpenSSH's order and binds their directives.</summary>
internal sealed class ModelBuilder(ConfigKind kind, Target target, IFileSource files, ModelOptions options)
{
    internal ConfigModel Build(SourceText entry) => throw new NotImplementedException($"{kind} {target} {files} {options} {entry}");
}
